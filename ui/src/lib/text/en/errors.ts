import type { CallErrorCode } from '../../generated/CallErrorCode';
import type { ErrorText } from '../vi/errors';

type Params = Record<string, string>;

const PRINTER_UNREACHABLE =
  'See that the printer is on, has paper, is near and has the address in Settings, then print again.';

const printerAdvice: Record<string, string> = {
  not_found: 'The port is not there. Plug the cable in or pair Bluetooth, and check the address in Settings.',
  not_allowed: 'This device does not let Tận Nhà use the port. Ask whoever looks after the device.',
  interrupted: 'Look at the printer’s paper and battery. Throw away what was half printed and print again.',
};

/** Why a handover is not taken, by the codes of the core. */
const reasons: Record<string, string> = {
  not_a_code: 'This is no code of a device',
  not_a_file: 'This is no file of a handover, or it was cut',
  unknown_centre: 'The other device is not of this centre',
  altered: 'The content was altered, or the signature does not fit',
  another_device: 'This file is for another device',
  own_device: 'This is the code of this device itself',
  not_a_carrier: 'The other device is not a carrier’s',
  expired: 'The certificate of the other device has ended',
  later_version: 'The other device has a later version; update the program',
};

const list: Record<CallErrorCode, (params: Params) => ErrorText> = {
  link_invalid: () => ({
    title: 'This is not an enrolment code',
    advice: 'Copy the whole line that begins with “tannha:enrol” and paste it.',
  }),
  code_unknown: () => ({
    title: 'The centre does not know this code',
    advice: 'Ask the branch for another code.',
  }),
  code_used: () => ({
    title: 'Another device has used this code',
    advice: 'A code works once. Ask the branch for another one.',
  }),
  code_expired: () => ({ title: 'This code has expired', advice: 'Ask the branch for another code.' }),
  pin_invalid: (p) => ({
    title: `The PIN needs at least ${p.length_min ?? '6'} digits`,
    advice: 'Choose another one, digits only.',
  }),
  pin_wrong: (p) => ({
    title: 'Wrong PIN',
    advice: p.attempts_left
      ? `${p.attempts_left} more tries before you have to wait.`
      : 'Type it again slowly. Many wrong tries mean waiting.',
  }),
  pin_wait: (p) => ({
    title: 'Too many wrong PINs',
    advice: p.wait_seconds
      ? `Wait ${p.wait_seconds} seconds and try again. Nothing on the device is lost.`
      : 'Wait a little and try again. Nothing on the device is lost.',
  }),
  locked: () => ({ title: 'The device is locked', advice: 'Enter the PIN.' }),
  not_enrolled: () => ({ title: 'The device is not enrolled', advice: 'Enter the code of the branch.' }),
  already_enrolled: () => ({ title: 'The device is enrolled already', advice: 'Enter the PIN.' }),
  store_damaged: () => ({
    title: 'The data on this device cannot be read',
    advice: 'Nothing was changed. Do not uninstall; bring the device to the branch.',
  }),
  disk_full: () => ({
    title: 'The device is full, nothing was recorded',
    advice: 'Delete some pictures or films and press again. This envelope does not count as paid.',
  }),
  offline: () => ({
    title: 'The centre cannot be reached',
    advice: 'Work on as usual. Everything is kept here and sent when there is a network.',
  }),
  centre_fault: () => ({
    title: 'The centre has a fault',
    advice: 'Work on as usual. The device will send again later.',
  }),
  centre_refused: () => ({
    title: 'The centre does not accept this device',
    advice: 'Everything recorded is still here. Tell the branch.',
  }),
  centre_not_trusted: () => ({
    title: 'The answer did not come from the centre',
    advice: 'It was not used. Try another network; if it stays so, tell the branch.',
  }),
  envelope_unknown: () => ({
    title: 'This device does not have that envelope',
    advice: 'Go back to the list and search again.',
  }),
  envelope_not_taken: () => ({
    title: 'The envelope is still at the branch',
    advice: 'Receive the envelopes on the Today screen first.',
  }),
  already_paid: (p) => ({
    title: `This envelope was paid${p.at ? ` at ${p.at}` : ''}`,
    advice: 'Do not pay again. If that was recorded by mistake, correct that record.',
  }),
  entitlement_paid: (p) => ({
    title: `This money${p.month ? ` for ${p.month}` : ''} was paid with another envelope`,
    advice: `Do not pay again${p.at ? ` (paid at ${p.at})` : ''}. Keep the envelope and tell the branch.`,
  }),
  already_returned: () => ({
    title: 'The envelope was handed back',
    advice: 'To pay it, receive the envelope again.',
  }),
  handed_over: () => ({
    title: 'This envelope was handed to another carrier',
    advice: 'Whoever took it over pays it.',
  }),
  handover_refused: (p) => ({
    title: reasons[p.reason ?? ''] ?? 'This handover cannot be taken',
    advice: 'Nothing has changed on this device. Ask the other carrier, or tell the branch.',
  }),
  withdrawn: (p) => ({
    title: 'The envelope was withdrawn and must not be paid',
    advice: `${p.reason ? `Reason: ${p.reason}. ` : ''}Keep the envelope and hand it back.`,
  }),
  signature_blank: () => ({
    title: 'There is no signature',
    advice: 'Ask the receiver to sign in the frame.',
  }),
  signature_too_little: () => ({
    title: 'The signature is too short',
    advice: 'Ask the receiver to sign again, clearly.',
  }),
  card_unreadable: () => ({
    title: 'This is not the code of a citizen card',
    advice:
      'Scan the QR code of the card again, or type its 12 digits. If it cannot be read, choose “Citizen card seen”.',
  }),
  field_invalid: () => ({
    title: 'Something is not filled in right',
    advice: 'Look at the marked field and press again.',
  }),
  entry_not_correctable: () => ({
    title: 'This record cannot be corrected',
    advice: 'It is not of this device, or was corrected already.',
  }),
  nothing_to_do: () => ({
    title: 'There is nothing to do',
    advice: 'Go back and look at the latest figures.',
  }),
  day_already_declared: () => ({
    title: 'Today was declared already',
    advice: 'The declaration is signed. Tell the branch of any change.',
  }),
  day_not_closable: () => ({
    title: 'This day cannot be closed yet',
    advice: 'Settle the points below and close again.',
  }),
  reason_missing: () => ({ title: 'The difference needs a reason', advice: 'Say briefly why it differs.' }),
  not_allowed: () => ({
    title: 'This is not within the holder’s role',
    advice: 'Ask somebody at the branch who may do it.',
  }),
  printer_not_set: () => ({
    title: 'No printer was set',
    advice: 'Set one in Settings. The slip can still be shown and saved as PDF.',
  }),
  printer_failed: ({ reason }) => ({
    title: reason === 'interrupted' ? 'The printer stopped half-way' : 'The slip was not printed',
    advice: printerAdvice[reason ?? ''] ?? PRINTER_UNREACHABLE,
  }),
  internal: () => ({
    title: 'The program has a fault',
    advice: 'What was recorded before is safe. Try again; if it stays so, tell the branch.',
  }),
};

export const errors = { list };
