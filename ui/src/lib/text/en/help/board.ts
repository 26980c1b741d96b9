import type { HelpText } from '../../help-text';

export const board: HelpText = {
  purpose: 'The day of all carriers: issued, paid, returned, held, difference.',
  buttons: [
    ['Day before · Day after · Today', 'Changes the day.'],
    ['Refresh', 'Asks the centre for the newest figures.'],
    ["A carrier's name", 'Opens that day, to count and close it.'],
  ],
  wrong: [
    [
      'The centre cannot be reached',
      'You see older figures with their time. Refresh when there is a network.',
    ],
    ['A device still owes records', 'Have its holder open “Send to the centre” before you close the day.'],
  ],
};
