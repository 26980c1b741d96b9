// What a carrier has at hand between screens: the payouts under way, the list as it was left, what was recorded
// last. It holds personal data, so it lives in memory only and is gone when the device is locked; the core keeps
// what was begun.

import { getContext, setContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { Door } from '$lib/generated/Door';
import type { DoorDetail } from '$lib/generated/DoorDetail';
import type { Recorded } from '$lib/generated/Recorded';
import { DoorsList } from '$views/doors/doors-list.svelte';
import { PointSearch } from '$views/point/point-search.svelte';
import { PayoutDraft } from '$views/payout/draft.svelte';
import { isKeptPayout, PAYOUT_VERSION } from '$views/payout/kept-payout';
import { ask } from './ask';
import { keptForm } from './kept-form.svelte';
import { navigation } from './navigation.svelte';
import { PAYOUT_STEPS } from './screen';

/** What was recorded, for the screen that says so. */
export type RecordedKind =
  | 'paid'
  | 'notPaid'
  | 'reported'
  | 'corrected'
  | 'received'
  | 'returned'
  | 'declared'
  | 'handedOver'
  | 'takenOver';

/** What was recorded last. */
export interface RecordedLast {
  kind: RecordedKind;
  entry: Recorded;
  /** Envelopes of the same person that are still to be paid, after a payout. */
  others?: Door[];
  /** Whom a payout was for. */
  person?: string;
}

/** The table of a payout point: people come to it in any order. */
export interface Table {
  point: string;
  /** Where its screen stands in the history. */
  depth: number;
}

/** A carrier's desk. */
export class Desk {
  doors = new DoorsList();
  /** What was ticked off the checklist of each door. */
  ticks = new SvelteMap<string, number[]>();
  recorded = $state.raw<RecordedLast | null>(null);
  /** The table that the person sits at; `null` on the round. */
  table = $state.raw<Table | null>(null);
  #search: PointSearch | null = null;
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

  /**
   * Leaves a payout for good. At a table the search for the next person follows at once; on the round, and while
   * the same person has more to receive, the screen that says what was recorded.
   */
  async finishPayout(draft: PayoutDraft, entry: Recorded): Promise<void> {
    const { door } = draft.detail;
    draft.form.end();
    this.recorded = {
      kind: 'paid',
      entry,
      person: door.person_name,
      others: await othersToPay(door.envelope_id),
    };
    if (this.table !== null && this.recorded.others?.length === 0) this.nextAtTable(this.table);
    else navigation.finish(draft.depth, { name: 'recorded' });
  }

  /** The search of a table as it was left, for whoever opened the wrong door. */
  searchAt(point: string): PointSearch {
    if (this.#search?.point !== point) this.#search = new PointSearch(point);
    return this.#search;
  }

  /** Goes back to the search of a table, for the next person. */
  nextAtTable(table: Table): void {
    this.#search = null;
    navigation.finish(table.depth, { name: 'point', point: table.point });
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

/** What the same person still has to receive. The payout is recorded: no refusal of this question may hold it up. */
async function othersToPay(envelope: string): Promise<Door[]> {
  try {
    const { other_envelopes } = await ask('door', { envelope_id: envelope });
    return other_envelopes.filter((one) => ['to_pay', 'not_paid'].includes(one.state));
  } catch {
    return [];
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
