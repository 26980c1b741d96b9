import type { HelpText } from '../../help-text';

export const slip: HelpText = {
  purpose: 'A slip for the receiver to keep: shown, printed, or saved as PDF.',
  buttons: [
    ['Print', 'Sends it to the printer that is set in Settings.'],
    ['Save PDF', 'Writes a file into the documents of the device.'],
  ],
  wrong: [
    ['The printer does nothing', 'See that it is on, has paper and is near; check the address in Settings.'],
    ['The slip says corrected', 'That payout does not hold any more. The right one has a slip of its own.'],
  ],
};

export const check_slip: HelpText = {
  purpose: 'Tells whether a receiver’s slip is genuine, without a network.',
  buttons: [['Check another slip', 'Scans the next one.']],
  wrong: [
    ['The code is not read', 'Smooth the paper, find better light, move the device nearer or farther.'],
    ['The slip is forged', 'Keep the paper, ask who gave it, tell the branch.'],
  ],
};
