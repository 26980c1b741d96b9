// The list of doors as it was left: what was typed, which filters stand, which pages were drawn and how far it
// was scrolled. Every keystroke asks the core; an answer that was overtaken by a later question is dropped.

import { ask } from '$app/ask';
import type { Door } from '$lib/generated/Door';
import type { DoorQuery } from '$lib/generated/DoorQuery';
import type { DoorState } from '$lib/generated/DoorState';

/** Doors that answer a keystroke: more than a phone shows under the filters, so that no frame waits for the rest. */
const FIRST = 12;

/** Doors in each page that scrolling asks for: some screens of a phone. */
const PAGE = 40;

/** Doors asked for at once when the list is drawn again; the rest comes with scrolling. */
const REDRAWN_MAX = 200;

/** The list of doors. */
export class DoorsList {
  text = $state('');
  hamlet = $state<string | null>(null);
  state = $state<DoorState | null>(null);
  /** Only doors where a visit was promised for today or earlier. */
  due = $state(false);
  doors = $state.raw<Door[]>([]);
  total = $state(0);
  loaded = $state(false);
  failure = $state.raw<unknown>(null);
  scrollY = 0;
  #turn = 0;
  #asking = false;

  /** Whether nothing narrows the list. */
  get isWhole(): boolean {
    return this.text.trim() === '' && this.hamlet === null && this.state === null && !this.due;
  }

  /** Sets the filters and forgets what was typed, for a list opened from elsewhere. */
  filter(hamlet: string | null, state: DoorState | null, due = false): void {
    this.text = '';
    this.hamlet = hamlet;
    this.state = state;
    this.due = due;
    this.scrollY = 0;
    this.doors = [];
    this.loaded = false;
  }

  /** Asks anew from the start: something narrows the list differently. */
  async search(): Promise<void> {
    this.scrollY = 0;
    await this.#ask(0, FIRST);
  }

  /** Asks again for what is drawn: doors may stand otherwise than before. */
  async refresh(): Promise<void> {
    await this.#ask(0, Math.min(Math.max(this.doors.length, PAGE), REDRAWN_MAX));
  }

  /** Asks for the next page. */
  async more(): Promise<void> {
    if (this.#asking || this.doors.length >= this.total) return;
    await this.#ask(this.doors.length, PAGE);
  }

  async #ask(offset: number, limit: number): Promise<void> {
    const turn = ++this.#turn;
    this.#asking = true;
    try {
      const page = await ask('search_doors', { query: this.#query(offset, limit) });
      if (turn !== this.#turn) return;
      this.doors = offset === 0 ? kept(this.doors, page.doors) : [...this.doors, ...page.doors];
      this.total = page.total;
      this.loaded = true;
      this.failure = null;
    } catch (refusal) {
      if (turn === this.#turn) this.failure = refusal;
    } finally {
      if (turn === this.#turn) this.#asking = false;
    }
  }

  #query(offset: number, limit: number): DoorQuery {
    const query: DoorQuery = {
      text: this.text.trim().normalize('NFC'),
      states: this.state === null ? [] : [this.state],
      offset,
      limit,
      ...(this.due ? { due: true } : {}),
    };
    return this.hamlet === null ? query : { ...query, hamlet: this.hamlet };
  }
}

/** The doors of an answer; one that stands as it was drawn before is the same object, so that its row is left alone. */
function kept(drawn: Door[], answered: Door[]): Door[] {
  const before = new Map(drawn.map((door) => [door.envelope_id, door]));
  return answered.map((door) => {
    const same = before.get(door.envelope_id);
    return same !== undefined && isSame(same, door) ? same : door;
  });
}

function isSame(one: Door, other: Door): boolean {
  const fields = Object.keys(other) as (keyof Door)[];
  return fields.every((field) => one[field] === other[field]);
}
