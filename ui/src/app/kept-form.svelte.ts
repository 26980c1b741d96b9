// A form that is being filled in, kept by the core after every change, so that a call, a kill or a lock loses no
// work. It goes with the record: the core drops it in the transaction that records its request.

import type { DraftInput } from '$lib/generated/DraftInput';
import { ask } from './ask';

/** Which form, under which request it will be recorded, and the version of how it is spelled. */
export type FormName = Pick<DraftInput, 'kind' | 'key' | 'request_id' | 'version'>;

/** A form that was kept. */
export interface Kept {
  requestId: string;
  /** What it said, in the spelling of the version that was asked for. */
  body: unknown;
}

/** A form that is kept while it is filled in. */
export class KeptForm {
  /** Whether there was no room to keep it. The work goes on all the same, in memory only. */
  failed = $state(false);
  readonly #name: FormName;
  #latest: string | null = null;
  #kept: string | null = null;
  #busy = false;
  #over = false;

  constructor(name: FormName) {
    this.#name = name;
  }

  /** Whether it was recorded or dropped. */
  get over(): boolean {
    return this.#over;
  }

  /** Keeps the form as it is. Changes that come while it is being kept are kept together afterwards. */
  keep(body: unknown): void {
    this.#latest = JSON.stringify(body);
    void this.#run();
  }

  /** It was recorded: the core has dropped it, and nothing of it is kept any more. */
  end(): void {
    this.#over = true;
  }

  async #run(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#latest !== null && this.#latest !== this.#kept && !this.#over) {
        const body = this.#latest;
        await ask('keep_draft', { draft: { ...this.#name, body } });
        this.#kept = body;
        this.failed = false;
      }
    } catch {
      this.failed = true;
    } finally {
      this.#busy = false;
    }
  }
}

/** The form as it was kept; `null` when there is none, or one of another version, which nobody can read any more. */
export async function keptForm(kind: string, key: string, version: number): Promise<Kept | null> {
  const draft = await ask('draft', { kind, key });
  if (draft === null) return null;
  if (draft.version === version) {
    try {
      return { requestId: draft.request_id, body: JSON.parse(draft.body) };
    } catch {
      // Falls through: what cannot be read is of no use.
    }
  }
  await ask('drop_draft', { kind, key });
  return null;
}
