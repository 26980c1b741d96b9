import type { HelpText } from '../../help-text';

export const explain: HelpText = {
  purpose: 'What each part of the money is, written to be read aloud.',
  buttons: [
    ['Read aloud', 'The device reads, where it has a Vietnamese voice.'],
    ['Large type', 'Hand the device over for the receiver to read.'],
    ['For the carrier only', 'For you alone; not to be read to others.'],
    ['Usual questions', 'Press a question for its answer.'],
  ],
  wrong: [
    [
      'The receiver still wonders',
      'Promise to note it and send it to the right place. The authority decides.',
    ],
    ['The amount differs from the table', 'The list is what is paid. Note the question for the commune.'],
  ],
};
