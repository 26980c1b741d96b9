// Which card of a payout a refusal is about.

import type { PayoutStep } from '$app/screen';
import type { Sentence } from '$lib/error/error-sentence';

const RECEIVER_FIELDS = [
  'name',
  'id_number',
  'relation',
  'paper',
  'valid_from',
  'valid_to',
  'authorisation_id',
];

/** The card where the carrier can mend what the core refused; `null` when no card can. */
export function stepToMend(sentence: Sentence): PayoutStep | null {
  if (sentence.code === 'signature_blank' || sentence.code === 'signature_too_little') return 'signature';
  if (sentence.field === null) return null;
  if (sentence.field.includes('identity') || sentence.field === 'last_digits') return 'identity';
  if (sentence.field.includes('ink')) return 'signature';
  if (sentence.field.includes('envelope_check')) return 'envelope';
  return RECEIVER_FIELDS.some((field) => sentence.field?.endsWith(field)) ? 'receiver' : null;
}
