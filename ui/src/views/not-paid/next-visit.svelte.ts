// What was arranged for the next time, while it is being chosen.

import type { Arrangement } from '$lib/text/door-message';
import { shiftDay } from '$lib/format/time';

/** What can be chosen. */
export const NEXT_VISITS = ['later', 'tomorrow', 'day', 'office'] as const;

/** One of them. */
export type NextChoice = (typeof NEXT_VISITS)[number];

/** As it is kept with the form. */
export interface KeptNextVisit {
  choice: NextChoice | null;
  day: string;
}

/** The next visit. */
export class NextVisit {
  choice = $state<NextChoice | null>(null);
  /** The day that was typed, as `2026-11-05`. */
  day = $state('');
  readonly #today: string;

  constructor(today: string) {
    this.#today = today;
  }

  /** The promised day, if one was promised. */
  get promised(): string | null {
    if (this.choice === 'later') return this.#today;
    if (this.choice === 'tomorrow') return shiftDay(this.#today, 1);
    return this.choice === 'day' && this.day !== '' ? this.day : null;
  }

  /** Whether the typed day is over. */
  get isOver(): boolean {
    return this.choice === 'day' && this.day !== '' && this.day < this.#today;
  }

  /** What the message says of it. */
  get arrangement(): Arrangement {
    if (this.choice === 'later' || this.choice === 'office') return this.choice;
    return this.promised === null ? 'none' : 'day';
  }

  /** Chooses, or takes the choice back. */
  choose(choice: NextChoice): void {
    this.choice = this.choice === choice ? null : choice;
  }

  /** As it is kept. */
  toKept(): KeptNextVisit {
    return { choice: this.choice, day: this.day };
  }

  /** As it was kept. */
  restore(kept: KeptNextVisit): void {
    this.choice = kept.choice;
    this.day = kept.day;
  }
}
