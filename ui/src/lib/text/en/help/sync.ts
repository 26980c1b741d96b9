import type { HelpText } from '../../help-text';

export const sync: HelpText = {
  purpose: 'The device and the centre: what is only signed here, and what the centre has accepted.',
  buttons: [
    ['Send and receive now', 'Sends what waits and fetches new lists. The device also does it by itself.'],
  ],
  wrong: [
    ['No contact', 'Go on without a network. Sending in the evening is early enough.'],
    ['No contact for days', 'Bring the device to the branch. Never remove the program while records wait.'],
    ['The centre asks to look', 'The record is kept. The journal says why.'],
  ],
};
