import type { HelpText } from '../../help-text';

export const lock: HelpText = {
  purpose: "The device is locked. Its holder's PIN opens it.",
  buttons: [
    ['Unlock', 'Opens the device when the PIN is typed.'],
    ['Delete a digit', 'Takes back the last digit.'],
    ['Practise', 'Practise with invented people. The real book stays locked meanwhile.'],
  ],
  wrong: [
    [
      'Wrong PIN',
      'Type it again, slowly. After several wrong ones the device makes you wait; all that was recorded is safe.',
    ],
    ['PIN forgotten', 'Tell the supervisor of the branch. Do not let others guess.'],
  ],
};
