// What a carrier has at hand between screens: the payouts under way, the list as it was left, what was recorded
// last. It holds personal data, so it lives in memory only and is gone when the device is locked; the core keeps
// what was begun.

import { getContext, setContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { DoorDetail } from '$lib/generated/DoorDetail';
import type { Recorded } from '$lib/generated/Recorded';
import { DoorsList } from '$views/doors/doors-list.svelte';
import { PayoutDraft } from '$views/payout/draft.svelte';
import { isKeptPayout, PAYOUT_VERSION } from '$views/payout/kept-payout';
import { ask } from './ask';
import { keptForm } from './kept-form.svelte';
import { navigation } from './navigation.svelte';
import { PAYOUT_STEPS } from './screen';

/** What was recorded, for the screen that says so. */
export type RecordedKind =
  'paid' | 'notPaid' | 'corrected' | 'received' | 'returned' | 'declared' | 'handedOver' | 'takenOver';

/** A carrier's desk. */
export class Desk {
  doors = new DoorsList();
  /** What was ticked off the checklist of each door. */
  ticks = new SvelteMap<string, number[]>();
  recorded = $state.raw<{ kind: RecordedKind; entry: Recorded } | null>(null);
  readonly #drafts = new SvelteMap<string, PayoutDraft>();

  /** Fetches the payout that was begun for a door, unless it is at hand or its money has changed since. */
  async recall(detail: DoorDetail): Promise<void> {
    const envelope = detail.door.envelope_id;
    if (this.draftOf(envelope)?.detail.door.total === detail.door.total) return;
    this.#drafts.delete(envelope);
    const kept = await keptForm('payout', envelope, PAYOUT_VERSION);
    if (kept === null) return;
    if (isKeptPayout(kept.body) && kept.body.total === detail.door.total)
      this.#drafts.set(envelope, PayoutDraft.restore(detail, kept.requestId, kept.body));
    else await ask('drop_draft', { kind: 'payout', key: envelope });
  }

  /** Opens the payout of a door at the card where it was left. Every card before it is a place in the history. */
  openPayout(detail: DoorDetail): void {
    const envelope = detail.door.envelope_id;
    const draft = this.draftOf(envelope) ?? new PayoutDraft(detail);
    draft.depth = navigation.depth;
    this.#drafts.set(envelope, draft);
    for (const step of PAYOUT_STEPS.slice(0, PAYOUT_STEPS.indexOf(draft.step) + 1))
      navigation.open({ name: 'payout', envelope, step });
  }

  /** The payout that was begun for an envelope. */
  draftOf(envelope: string): PayoutDraft | null {
    return this.#drafts.get(envelope) ?? null;
  }

  /** Forgets what was begun at a door. */
  forget(envelope: string): void {
    this.#drafts.get(envelope)?.form.end();
    this.#drafts.delete(envelope);
  }

  /** Forgets the payouts that are recorded, once no card of them is shown any more. */
  forgetRecorded(): void {
    for (const [envelope, draft] of this.#drafts) if (draft.form.over) this.#drafts.delete(envelope);
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
