// The form of a question, feedback or complaint.

/** The three classes, as the protocol names them. */
export const CLASSES = ['question', 'feedback', 'complaint'] as const;

/** What is filled in. */
export interface ConcernForm {
  class: string | null;
  /** `null` as long as nobody else than the person of the door was named. */
  raisedBy: string | null;
  /** Code of the benefit; empty when it is about none. */
  benefit: string;
  words: string;
  answer: string;
  telephone: string;
}

/** An empty form. */
export function emptyConcern(): ConcernForm {
  return { class: null, raisedBy: null, benefit: '', words: '', answer: '', telephone: '' };
}
