// An order that is being given: kept by the core after every move, so that leaving the screen loses none of it, and
// recorded as one entry.

import { ask } from '$app/ask';
import { KeptForm, keptForm } from '$app/kept-form.svelte';
import { newRequestId } from '$lib/backend/request-id';
import { moved } from '$lib/shared/sorting';

/** Counts up whenever the spelling of what is kept changes. */
const VERSION = 1;

const KIND = 'round';

/** The longest key of a draft. */
const KEY_LENGTH_MAX = 100;

/** Something that has a place. */
export interface Placed {
  key: string;
  name: string;
}

/** What is kept: what the order is about, and the keys in their order. */
interface KeptOrder {
  of: string;
  keys: string[];
}

function isKept(body: unknown): body is KeptOrder {
  return (
    typeof body === 'object' && body !== null && 'of' in body && 'keys' in body && Array.isArray(body.keys)
  );
}

/** The key of a draft about a hamlet: names have marks, which keys of drafts cannot have. */
function draftKey(of: string): string {
  const bytes = [...new TextEncoder().encode(of)];
  return bytes
    .map((byte) => byte.toString(36))
    .join('')
    .slice(0, KEY_LENGTH_MAX);
}

/** An order that is being given. */
export class Order<T extends Placed> {
  items = $state.raw<T[]>([]);
  chosen = $state<string | null>(null);
  changed = $state(false);
  loaded = $state(false);
  requestId = '';
  /** What it is about. */
  readonly of: string;
  #form: KeptForm | null = null;

  constructor(of: string) {
    this.of = of;
  }

  /** Place of the one that is chosen; `null` when none is. */
  get place(): number | null {
    const place = this.items.findIndex((item) => item.key === this.chosen);
    return place < 0 ? null : place;
  }

  /** Whether what is given is kept nowhere but in memory. */
  get notKept(): boolean {
    return this.#form?.failed === true;
  }

  /** Takes the things in the order that holds, and lays over it the one that was begun. */
  async begin(items: T[]): Promise<void> {
    const key = draftKey(this.of);
    const kept = await keptForm(KIND, key, VERSION);
    this.requestId = kept?.requestId ?? newRequestId();
    this.#form = new KeptForm({ kind: KIND, key, request_id: this.requestId, version: VERSION });
    const keys = isKept(kept?.body) && kept.body.of === this.of ? kept.body.keys : [];
    this.changed = keys.length > 0;
    this.items = laidOver(items, keys);
    this.loaded = true;
  }

  /** Moves one from a place to another. */
  move(from: number, to: number): void {
    this.items = moved(this.items, from, to);
    this.changed = true;
    this.#form?.keep({ of: this.of, keys: this.items.map((item) => item.key) } satisfies KeptOrder);
  }

  /** It was recorded. */
  end(): void {
    this.#form?.end();
    this.changed = false;
  }

  /** Drops what was given and not recorded. */
  async drop(): Promise<void> {
    this.#form?.end();
    await ask('drop_draft', { kind: KIND, key: draftKey(this.of) });
    this.changed = false;
  }
}

/** Things in the order of keys; those that the keys do not name keep their order behind. */
function laidOver<T extends Placed>(items: T[], keys: string[]): T[] {
  const rank = new Map(keys.map((key, place) => [key, place]));
  const rankOf = (item: T) => rank.get(item.key) ?? keys.length;
  return [...items].sort((one, other) => rankOf(one) - rankOf(other));
}
