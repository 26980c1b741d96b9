// How a payout under way is spelled while the core keeps it.

import type { PayoutStep } from '$app/screen';
import type { CardView } from '$lib/generated/CardView';
import type { ReceiverInput } from '$lib/generated/ReceiverInput';
import type { IdentityMethod, Point } from './draft.svelte';
import type { KeptSignature } from './signature.svelte';

/** Counts up whenever the spelling changes: what an older program kept is then dropped. */
export const PAYOUT_VERSION = 1;

/** A payout under way. */
export interface KeptPayout {
  /** The money it was begun for: a list that was replaced since makes it another payout. */
  total: string;
  step: PayoutStep;
  check: Record<Point, boolean | null>;
  receiver: ReceiverInput['kind'] | null;
  authorisation: string | null;
  method: IdentityMethod | null;
  lastDigits: string;
  card: CardView | null;
  proxy: {
    name: string;
    idNumber: string;
    relation: string;
    paper: string;
    validFrom: string;
    validTo: string;
  };
  signature: KeptSignature;
}

/** Whether what was kept is a payout. Its version says how it is spelled. */
export function isKeptPayout(body: unknown): body is KeptPayout {
  return typeof body === 'object' && body !== null && 'total' in body && 'signature' in body;
}
