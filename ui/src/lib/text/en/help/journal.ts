import type { HelpText } from '../../help-text';

export const journal: HelpText = {
  purpose: 'Everything recorded on this device, newest first. Nothing can be deleted or changed.',
  buttons: [],
  wrong: [
    [
      'The centre asks to look at a record',
      'Read the line below it, and ask the supervisor if it is not clear.',
    ],
    ['Something was recorded wrongly', 'Open its door on the route and press “Correct”.'],
  ],
};
