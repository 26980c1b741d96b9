import type { DoorState } from '../../generated/DoorState';

const doorState: Record<DoorState, string> = {
  not_taken: 'At the branch',
  to_pay: 'To visit',
  paid: 'Paid',
  not_paid: 'Not paid yet',
  handed_over: 'Handed over',
  returned: 'Handed back',
  withdrawn: 'Withdrawn',
};

const programme: Record<string, string> = {
  NCC: 'People with merit',
  BTXH: 'Social assistance',
  HTXH: 'Social pension',
};

const reason: Record<string, string> = {
  absent: 'Away, nobody to receive',
  moved: 'Moved away',
  deceased: 'Reported dead',
  in_hospital: 'In hospital',
  receiver_not_authorised: 'Receiver has no valid paper',
  identity_mismatch: 'Not the person on the list',
  refused: 'Refused the money',
  wrong_on_list: 'Wrong amount or data on the list',
  address_not_found: 'House not found',
  unreachable: 'Unreachable (flood, island, road cut)',
  stopped_by_authority: 'Stopped by the authority',
  disputed: 'Disputed between relatives',
  wants_account: 'Wants it in an account',
  contents_differ: 'The money in the envelope is not right',
};

const receiverKind: Record<string, string> = {
  proxy: 'Authorised proxy',
  guardian: 'Guardian',
  carer: 'Carer',
  representative: 'Family representative',
};

const identity: Record<string, string> = {
  card_scanned: 'Citizen card scanned',
  card_seen: 'Citizen card seen',
  other_paper: 'Another paper with a picture seen',
  known_personally: 'Known personally',
  witnessed: 'No papers, a witness knows the person',
};

const entryKind: Record<string, string> = {
  envelopes_received: 'Envelopes received',
  payout: 'Payout',
  non_payment: 'Not paid',
  correction: 'Correction',
  envelopes_returned: 'Envelopes handed back',
  envelopes_handed_over: 'Handed over to another carrier',
  day_declared: 'Day declared',
  returns_counted: 'Returns counted',
  day_closed: 'Day closed',
  envelope_recounted: 'Envelope recounted',
  variation_reported: 'Variation reported',
  concern_raised: 'Question or complaint recorded',
  account_wished: 'Wish for an account recorded',
  door_noted: 'Note of the door',
  round_ordered: 'Order of a round',
  hamlets_ordered: 'Order of hamlets',
};

const flag: Record<string, string> = {
  unknown_line: 'The centre does not have this line',
  amount_differs: 'The amount differs from the list',
  paid_twice: 'Two receipts for the same money',
  withdrawn: 'The list was withdrawn before',
  not_this_carrier: 'The envelope was not given to this carrier',
  late: 'Arrived after the day was closed',
  device_revoked: 'The device was revoked',
  clock_doubtful: 'The device clock contradicts the centre',
  receiver_not_registered: 'Receiver not in the register, or paper not valid',
  too_little_ink: 'The signature is blank or too short',
  fork: 'Two different records under one number',
  unknown_corrected: 'The corrected record was not found',
  not_balanced: 'Closed although the figures do not balance',
  unknown_type: 'The centre does not know this kind of record',
  role_mismatch: 'The holder’s role does not record this',
  grant_not_given: 'No record yet of the carrier who handed over',
  grant_not_taken: 'Handed over; the other carrier has not recorded taking it',
};

const obstacle: Record<string, string> = {
  not_declared: 'The carrier has not declared the day, or the declaration has not arrived',
  entries_owed: 'The carrier’s device holds records that have not arrived',
  not_counted: 'Returned envelopes were not counted',
  difference: 'There is a difference to explain',
};

export const codes = { doorState, programme, reason, receiverKind, identity, entryKind, flag, obstacle };
