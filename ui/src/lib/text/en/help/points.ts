import type { HelpText } from '../../help-text';

export const points: HelpText = {
  purpose: 'Choose the payout point where you sit and people come by themselves.',
  buttons: [['Name of a point', 'Opens the table of that point, with its own people only.']],
  wrong: [
    [
      'Your point is not there',
      'The list does not name it. Find people on the Route screen and pay as usual.',
    ],
  ],
};

export const point: HelpText = {
  purpose:
    'The table: whoever comes first is paid first. Find, pay, and the search is there again for the next.',
  buttons: [
    ['Find who has come', 'Type a name, or let a handheld scanner read the card: it types here by itself.'],
    ['Scan a citizen card', 'Reads the code of the card with the camera to find the right person.'],
    ['Name of a person', 'Opens the envelope of that person to pay it.'],
  ],
  wrong: [
    [
      'Somebody who is not of this point',
      'The whole route is searched next, and the screen says so. No name, no money.',
    ],
    ['Somebody receives for another', 'Find the beneficiary, then choose the receiver while paying.'],
  ],
};
