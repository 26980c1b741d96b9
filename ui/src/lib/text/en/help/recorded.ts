import type { HelpText } from '../../help-text';

export const recorded: HelpText = {
  purpose: 'What you did is signed on this device. It survives switching off and an empty battery.',
  buttons: [
    [
      'More for this person',
      'Pay another envelope to the same person, such as a holiday gift, on the same visit.',
    ],
    ['Next door', 'Opens the next door of the way.'],
    ['To the route', 'Back to the doors.'],
    ['To Today', 'Back to the first screen.'],
  ],
  wrong: [['It says “To be sent”', 'There is no network. Go on; the device sends by itself.']],
};
