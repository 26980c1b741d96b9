import type { HelpText } from '../../help-text';

export const settings: HelpText = {
  purpose: 'Language, checklist, practice, and the lock.',
  buttons: [
    ['Tiếng Việt · English', 'The language of the screen.'],
    ['Show what to do at each door', 'Turn it off once you know the work; you can turn it on again.'],
    ['Practise', 'Goes to a practice book with invented people. The real book is left alone.'],
    ['Lock the device', 'Closes the book at once; the PIN opens it again.'],
  ],
  wrong: [
    [
      'Device lost, or the PIN known to others',
      "Tell the branch at once, so that the device's right is withdrawn.",
    ],
  ],
};
