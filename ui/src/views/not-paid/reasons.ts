/** Why an envelope is not paid, as the protocol names it; the commonest at doors first. */
export const REASONS = [
  'absent',
  'deceased',
  'moved',
  'in_hospital',
  'receiver_not_authorised',
  'identity_mismatch',
  'wrong_on_list',
  'contents_differ',
  'refused',
  'address_not_found',
  'unreachable',
  'disputed',
  'wants_account',
  'stopped_by_authority',
] as const;

/** A reason of the protocol. */
export type Reason = (typeof REASONS)[number];

/** Whether the carrier is to come again: not to a dead person, and not where the authority stopped the payment. */
export function returnsAfter(reason: Reason): boolean {
  return reason !== 'deceased' && reason !== 'stopped_by_authority';
}
