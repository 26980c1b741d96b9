import type { HelpText } from '../../help-text';

export const bag: HelpText = {
  purpose: 'What must be in the bag, handing envelopes back, and the declaration of the day.',
  buttons: [
    ['Hand all back', 'Returns every unpaid envelope to the branch.'],
    ['Choose envelopes', 'Returns only those chosen.'],
    ['Bag is empty', 'Fills in zero.'],
    ['Sign the declaration', 'Count, write what you counted, and sign.'],
  ],
  wrong: [
    [
      'The count differs from the book',
      'Count again. Look for a door recorded wrongly. If it stays, write what you counted and why; do not make up the money.',
    ],
    ['Something was paid after the declaration', 'That is allowed. Declare again afterwards.'],
  ],
};
