/** Something that a screen asks for: not there yet, there, or refused. A new look keeps the old value meanwhile. */
export class Resource<T> {
  value = $state.raw<T | null>(null);
  failure = $state.raw<unknown>(null);
  #ask: () => Promise<T>;
  #turn = 0;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
  }

  /** Asks. An answer that is overtaken by a later question is dropped. */
  async load(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const value = await this.#ask();
      if (turn !== this.#turn) return;
      this.value = value;
      this.failure = null;
    } catch (refusal) {
      if (turn === this.#turn) this.failure = refusal;
    }
  }
}
