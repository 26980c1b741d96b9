/** The help of one screen. */
export interface HelpText {
  /** What the screen is for. */
  purpose: string;
  /** Its buttons and fields by name, and what each does. */
  buttons: [name: string, does: string][];
  /** What may go wrong, and what to do then. */
  wrong: [trouble: string, remedy: string][];
}
