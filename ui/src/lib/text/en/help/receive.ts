import type { HelpText } from '../../help-text';

export const receive: HelpText = {
  purpose: "Sign for the morning's envelopes, counted together with the person who hands them over.",
  buttons: [
    [
      'Counted and complete: confirm',
      'Leads to both signatures. From then on you hold these envelopes and this money.',
    ],
    ['Some envelopes are not here', 'Untick each of them; the rest is taken all the same.'],
    ['Signed on paper', 'When you sign a paper slip in place of the screen.'],
  ],
  wrong: [
    [
      'The count differs',
      'Do not confirm. Count again together; if it stays so, tell the supervisor before you go.',
    ],
    ['An envelope is torn or its seal is broken', 'Do not take it. Have it exchanged.'],
    ['Confirmed too early', 'Tell the supervisor at once; do not make up the money yourself.'],
  ],
};
