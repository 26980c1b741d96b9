// The supervisor's day: which day is looked at and the centre's figures for it, shared by the board, a carrier's
// day and the export of receipts. In memory only, gone when the device is locked.

import { getContext, setContext } from 'svelte';
import { ask } from '$app/ask';
import { dayOf } from '$lib/format/time';
import type { BranchDayView } from '$lib/generated/BranchDayView';
import type { CarrierDayView } from '$lib/generated/CarrierDayView';

/** The day in Vietnam when the program asks. */
function today(): string {
  return dayOf(Date.now());
}

/** A branch's day. */
export class BranchDesk {
  date = $state(today());
  board = $state.raw<BranchDayView | null>(null);
  failure = $state.raw<unknown>(null);
  #turn = 0;

  /** Looks at another day. */
  async show(date: string): Promise<void> {
    this.date = date;
    if (this.board?.date !== date) this.board = null;
    await this.look(true);
  }

  /** Asks for the figures: from the centre, or as they are known here. */
  async look(refresh: boolean): Promise<void> {
    const turn = ++this.#turn;
    try {
      const board = await ask('branch_day', { date: this.date, refresh });
      if (turn !== this.#turn) return;
      this.board = board;
      this.failure = null;
    } catch (refusal) {
      if (turn === this.#turn) this.failure = refusal;
    }
  }

  /** A carrier's figures on the day. */
  carrier(staffId: string): CarrierDayView | null {
    return this.board?.carriers.find((one) => one.staff_id === staffId) ?? null;
  }
}

const KEY = Symbol('branch desk');

/** Puts a new desk into the context of the supervisor's screens. */
export function layBranchDesk(): BranchDesk {
  return setContext(KEY, new BranchDesk());
}

/** The desk of the supervisor's screens. */
export function useBranchDesk(): BranchDesk {
  return getContext<BranchDesk>(KEY);
}
