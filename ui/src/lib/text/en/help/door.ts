import type { HelpText } from '../../help-text';

export const door: HelpText = {
  purpose: 'One door: who, how much, what for, who may receive instead.',
  buttons: [
    ['Pay', 'Step by step: envelope, receiver, papers, signature, review.'],
    ['Cannot pay', 'Choose the reason when the envelope cannot be handed over.'],
    ['Explain', 'Read to the receiver why the amount is what it is.'],
    ['What to do at this door', 'The things to do in order, so that none is forgotten.'],
    ['Correct', 'Under Recorded: puts right what was recorded wrongly, by a new record.'],
    ['Report or ask', 'A change, a question, a complaint, the wish for an account.'],
  ],
  wrong: [
    [
      'The person has died',
      'Offer your sympathy, keep the envelope, press “Cannot pay” and choose the death. Give it to nobody.',
    ],
    [
      'A stranger wants to receive',
      'A paper and an identity card are needed. Without them do not pay, and record the reason.',
    ],
    [
      'The receiver says money is missing',
      'Open the explanation. If it stays unclear, note the question; do not answer for the authority.',
    ],
    [
      'There is no Pay button',
      'The envelope was not received, was paid, handed back or withdrawn; the line under the name says which.',
    ],
  ],
};
