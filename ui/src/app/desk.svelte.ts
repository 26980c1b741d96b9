// What a carrier has at hand between screens: the payout under way, the list as it was left, what was recorded
// last. It holds personal data, so it lives in memory only and is gone when the device is locked.

import { getContext, setContext } from 'svelte';
import type { DoorDetail } from '$lib/generated/DoorDetail';
import type { Recorded } from '$lib/generated/Recorded';
import { DoorsList } from '$views/doors/doors-list.svelte';
import { PayoutDraft } from '$views/payout/draft.svelte';

/** What was recorded, for the screen that says so. */
export type RecordedKind = 'paid' | 'notPaid' | 'corrected' | 'received' | 'returned' | 'declared';

/** A carrier's desk. */
export class Desk {
  doors = new DoorsList();
  draft = $state.raw<PayoutDraft | null>(null);
  recorded = $state.raw<{ kind: RecordedKind; entry: Recorded } | null>(null);

  /** Opens the payout of a door, or goes on with the one that was begun, unless its money has changed since. */
  beginPayout(detail: DoorDetail, depth: number): PayoutDraft {
    const begun = this.draftOf(detail.door.envelope_id);
    const draft = begun && begun.detail.door.total === detail.door.total ? begun : new PayoutDraft(detail);
    draft.depth = depth;
    this.draft = draft;
    return draft;
  }

  /** The payout that was begun for an envelope. */
  draftOf(envelope: string): PayoutDraft | null {
    return this.draft?.detail.door.envelope_id === envelope ? this.draft : null;
  }
}

const KEY = Symbol('desk');

/** Puts a new desk into the context of the carrier's screens. */
export function layDesk(): Desk {
  return setContext(KEY, new Desk());
}

/** The desk of the carrier's screens. */
export function useDesk(): Desk {
  return getContext<Desk>(KEY);
}
