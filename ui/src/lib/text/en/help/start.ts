import type { HelpText } from '../../help-text';

export const start: HelpText = {
  purpose:
    "Gives this device its right to work, once, before the first day: scan the branch's code, name the device, choose a PIN.",
  buttons: [
    ['Scan the enrolment code', "Opens the camera for the code on the branch's screen or paper."],
    [
      'Paste from the clipboard',
      'When the branch sent the code in a message: copy the whole line, then press this.',
    ],
    ['Continue', 'Goes on. You can always go back.'],
    [
      'Practise',
      'A whole day with invented people. It needs no code and no network and touches no real money.',
    ],
  ],
  wrong: [
    ['The code does not work', 'A code works once and for a time. Ask the branch for another.'],
    [
      'The centre cannot be reached',
      'The last step needs a network. Press again where there is one; code and PIN stay good.',
    ],
    [
      'Afraid of forgetting the PIN',
      'Choose digits you remember and do not write them on the device. If it is forgotten, tell the supervisor; nothing recorded is lost.',
    ],
  ],
};
