import type { HelpText } from '../../help-text';

export const receive: HelpText = {
  purpose: "Sign for the morning's envelopes, counted together with the person who hands them over.",
  buttons: [
    [
      'Counted and complete: confirm',
      'Signs for them. From then on you hold these envelopes and this money.',
    ],
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
