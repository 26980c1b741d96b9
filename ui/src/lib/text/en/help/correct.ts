import type { HelpText } from '../../help-text';

export const correct: HelpText = {
  purpose: 'Puts right what was recorded wrongly. The old record stays; a correction says why.',
  buttons: [
    ['Wrong person · Wrong reason · Wrong amount · Tapped by mistake', 'Choose what went wrong.'],
    ['In more words', 'What happened and who saw it, in your words.'],
    ['Confirm the correction', 'The envelope is in the bag again; then record what is right.'],
  ],
  wrong: [
    [
      'Money went to the wrong person',
      'A correction mends the book and brings no money back. Call the supervisor at once.',
    ],
    ['There is no Correct button', 'That record was corrected already.'],
  ],
};
