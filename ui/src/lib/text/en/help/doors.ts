import type { HelpText } from '../../help-text';

export const doors: HelpText = {
  purpose: 'Your doors, in the order of the way.',
  buttons: [
    [
      'Find a person',
      'Type a name with or without marks, a hamlet, a book number, or the last digits of the identity number.',
    ],
    ['All · To visit · Not paid · Paid', 'Shows only those.'],
    ['Hamlet', 'Shows one hamlet only.'],
    ['Order of the route', 'Puts hamlets and doors into the order in which you walk.'],
    ['Payout point', 'Pays at a table, to people who come by themselves.'],
    ['A name', 'Opens that door.'],
  ],
  wrong: [
    ['Nobody found', 'Type fewer letters, without marks, or choose “All” again.'],
    ['Two people of one name', 'Look at the year of birth and the last digits under the name.'],
    [
      'Somebody asks who is not on the list',
      'Do not pay. Note name and number and tell the branch, so that the commune checks.',
    ],
  ],
};
