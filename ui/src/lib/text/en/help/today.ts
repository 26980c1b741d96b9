import type { HelpText } from '../../help-text';

export const today: HelpText = {
  purpose: 'The whole day on one screen: the money in the bag, how many doors are done, what comes next.',
  buttons: [
    ['Receive the envelopes', 'Press it in front of the person who hands them over, to count and sign.'],
    ['Open the route', 'The doors to visit today.'],
    ['Name of a hamlet', 'Opens the route with its doors only.'],
    ['End of the day', 'Hand back what is left and declare your count.'],
    ['Send to the centre', 'Sends what waits. The device also sends by itself when there is a network.'],
  ],
  wrong: [
    [
      'No envelopes yet',
      'The list has not arrived. Press “Send and receive now” where there is a network, or ask the branch.',
    ],
    ['The clock is said to be wrong', "Set the device's clock. Recording goes on."],
    [
      'The amount is not what is in the bag',
      'Count the bag again; look in the journal for a door recorded wrongly, and correct it.',
    ],
  ],
};
