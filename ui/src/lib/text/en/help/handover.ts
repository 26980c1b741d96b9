import type { HelpText } from '../../help-text';

export const handover: HelpText = {
  purpose: 'Give envelopes to another carrier, or take them over, without network.',
  buttons: [
    ['I hand over', 'Scan the code of the other device, choose hamlets, and both sign.'],
    ['Code of my device', 'For whoever hands over to scan.'],
    ['Write the file', 'As often as needed. Bring it to the other device.'],
    ['I take over', 'Choose the file, count the envelopes, and sign.'],
  ],
  wrong: [
    ['The file cannot be read', 'Copy all of it again. It opens only on the device whose code was scanned.'],
    ['Envelopes are missing', 'Do not sign. Count again together and tell the branch.'],
    ['The wrong hamlet was given', 'It cannot be taken back. The other carrier returns it to the branch.'],
  ],
};
