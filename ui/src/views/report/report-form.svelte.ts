// A report that is being filled in: kept after every change, recorded once.

import { useDesk } from '$app/desk.svelte';
import { KeptForm, keptForm } from '$app/kept-form.svelte';
import { navigation } from '$app/navigation.svelte';
import { session } from '$app/session.svelte';
import { newRequestId } from '$lib/backend/request-id';
import type { Recorded } from '$lib/generated/Recorded';

/** Counts up whenever what is kept of a report is spelled otherwise. */
const VERSION = 1;

/** Under which key a report about somebody who is not on the list is kept. */
const NOBODY = 'nobody';

/** What is reported. */
export type ReportKind = 'variation' | 'concern' | 'account';

/** A report. To be made while its screen is. */
export class ReportForm<Fields extends object> {
  fields = $state() as Fields;
  failure = $state.raw<unknown>(null);
  #requestId = newRequestId();
  #form = $state.raw<KeptForm | null>(null);
  readonly #empty: string;
  readonly #kind: ReportKind;
  readonly #key: string;
  readonly #desk = useDesk();

  constructor(kind: ReportKind, envelope: string | null, empty: Fields) {
    this.fields = empty;
    this.#empty = JSON.stringify(empty);
    this.#kind = kind;
    this.#key = envelope ?? NOBODY;
    $effect(() => {
      const body = $state.snapshot(this.fields);
      if (JSON.stringify(body) !== this.#empty) this.#form?.keep(body);
    });
  }

  /** Fetches what was filled in before. */
  async recall(): Promise<void> {
    const kept = await keptForm(this.#kind, this.#key, VERSION).catch(() => null);
    this.#requestId = kept?.requestId ?? this.#requestId;
    const untouched = JSON.stringify($state.snapshot(this.fields)) === this.#empty;
    if (untouched && typeof kept?.body === 'object') Object.assign(this.fields, kept.body);
    this.#form = new KeptForm({
      kind: this.#kind,
      key: this.#key,
      request_id: this.#requestId,
      version: VERSION,
    });
  }

  /** Records it, and leaves the forms for good. */
  async record(work: (requestId: string) => Promise<Recorded>): Promise<void> {
    this.failure = null;
    const entry = await work(this.#requestId);
    this.#form?.end();
    this.#desk.recorded = { kind: 'reported', entry };
    void session.lookAtSync();
    navigation.finish(navigation.depth - 1, { name: 'recorded' });
  }
}
