// Who has come to the table. With nothing typed the list has those who have not received yet; a name or a card is
// looked for among everybody of the point, and in the whole route when nobody there has it.

import { ask } from '$app/ask';
import type { Door } from '$lib/generated/Door';
import type { DoorQuery } from '$lib/generated/DoorQuery';
import { cardNumbers } from '$lib/scan/card-number';

/** Doors in one page. */
const PAGE = 40;

/** The search of a table. */
export class PointSearch {
  text = $state('');
  doors = $state.raw<Door[]>([]);
  total = $state(0);
  loaded = $state(false);
  /** Whether what is shown does not belong to the point. */
  elsewhere = $state(false);
  failure = $state.raw<unknown>(null);
  readonly point: string;
  #turn = 0;
  #query: DoorQuery | null = null;

  constructor(point: string) {
    this.point = point;
  }

  /** Asks anew; gives the only door that answers, if there is one only. */
  async search(): Promise<Door | null> {
    const turn = ++this.#turn;
    try {
      for (const query of this.#queries()) {
        const page = await ask('search_doors', { query });
        if (turn !== this.#turn) return null;
        this.#query = query;
        this.elsewhere = query.point === undefined && page.total > 0;
        this.doors = page.doors;
        this.total = page.total;
        if (page.total > 0) break;
      }
      this.loaded = true;
      this.failure = null;
      return this.total === 1 ? (this.doors[0] ?? null) : null;
    } catch (refusal) {
      if (turn === this.#turn) this.failure = refusal;
      return null;
    }
  }

  /** Asks for the next page. */
  async more(): Promise<void> {
    if (this.#query === null || this.doors.length >= this.total) return;
    const turn = ++this.#turn;
    try {
      const page = await ask('search_doors', { query: { ...this.#query, offset: this.doors.length } });
      if (turn === this.#turn) this.doors = [...this.doors, ...page.doors];
    } catch (refusal) {
      if (turn === this.#turn) this.failure = refusal;
    }
  }

  /** What is asked, one after the other until somebody is found. */
  #queries(): DoorQuery[] {
    const page = { offset: 0, limit: PAGE };
    const typed = this.text.trim().normalize('NFC');
    if (typed === '') return [{ text: '', states: ['to_pay', 'not_paid'], point: this.point, ...page }];
    const numbers = cardNumbers(typed);
    const texts = numbers.length > 0 ? numbers : [typed];
    const here = texts.map((text) => ({ text, states: [], point: this.point, ...page }));
    return [...here, ...texts.map((text) => ({ text, states: [], ...page }))];
  }
}
