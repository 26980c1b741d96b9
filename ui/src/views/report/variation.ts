// The form of a variation.

import type { Happened } from './happened';

/** The commonest at doors: one tap each. */
export const COMMON_KINDS = [
  'death',
  'moved_out',
  'long_absent',
  'data_error',
  'carer_changed',
  'possible_new',
] as const;

/** The rest. */
export const OTHER_KINDS = [
  'moved_in',
  'age_limit',
  'stopped_studying',
  'imprisoned',
  'detained',
  'married',
  'entered_institution',
  'left_institution',
  'possible_duplicate',
  'refuses',
  'other',
] as const;

/** What can be asked for. */
export const ASKED = ['stop', 'change', 'add'] as const;

/** What is filled in. */
export interface VariationFields {
  person: string;
  kind: string | null;
  happened: Happened;
  words: string;
  toldBy: string;
  paper: string;
  asked: string | null;
}

/** An empty form. */
export function emptyVariation(): VariationFields {
  return {
    person: '',
    kind: null,
    happened: { precision: 'unknown', day: '', month: '', year: '' },
    words: '',
    toldBy: '',
    paper: '',
    asked: null,
  };
}
