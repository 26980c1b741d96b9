// The form of a wish for an account.

/** Whose account it can be, as the protocol names it. */
export const HOLDERS = ['own', 'guardian', 'proxy', 'none'] as const;

/** What is filled in. */
export interface AccountForm {
  /** `null` as long as nobody was asked. */
  consent: boolean | null;
  holder: string | null;
  bank: string;
  account: string;
  words: string;
}

/** An empty form. */
export function emptyAccount(): AccountForm {
  return { consent: null, holder: null, bank: '', account: '', words: '' };
}
