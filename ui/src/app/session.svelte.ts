// What holds for the whole window: where the app stands, whose device it is, and what is not yet accepted.

import { call } from '$lib/backend';
import type { AppState } from '$lib/generated/AppState';
import type { Language } from '$lib/generated/Language';
import type { SyncState } from '$lib/generated/SyncState';
import type { Today } from '$lib/generated/Today';
import { language } from '$lib/text/language.svelte';

/** How often the screen looks whether the centre has accepted more; a look is a local call. */
const LOOK_MS = 4000;

/** The same while an exchange is under way. */
const LOOK_RUNNING_MS = 800;

/** The state that every screen shares. */
class Session {
  app = $state.raw<AppState | null>(null);
  sync = $state.raw<SyncState | null>(null);
  /** A carrier's day, for what every screen shows of it. */
  day = $state.raw<Today | null>(null);
  failure = $state.raw<unknown>(null);
  /** Counts the exchanges that may have changed what screens show: one that stays open follows it. */
  changes = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Asks the core where the app stands. */
  async load(): Promise<void> {
    try {
      this.take(await call('app_state', {}));
      this.failure = null;
    } catch (refusal) {
      this.failure = refusal;
    }
  }

  /** Takes what a call said of where the app stands. */
  take(app: AppState): void {
    const switched = (app.practice === null) !== ((this.app?.practice ?? null) === null);
    this.app = app;
    language.show(app.language);
    if (app.phase !== 'ready' || switched) this.sync = this.day = null;
  }

  /** Changes the language and keeps it. */
  async setLanguage(chosen: Language): Promise<void> {
    this.take(await call('set_language', { language: chosen }));
  }

  /** Shows or hides the checklist of a visit and keeps it so. */
  async setChecklist(shown: boolean): Promise<void> {
    this.take(await call('set_checklist', { shown }));
  }

  /** Begins a practice, or goes on with the one under way: from here on nothing on any screen is real. */
  async startPractice(): Promise<void> {
    this.take(await call('start_practice', {}));
  }

  /** Leaves the practice for the real store, as it was left. */
  async leavePractice(): Promise<void> {
    this.take(await call('leave_practice', {}));
  }

  /** Closes the store. */
  async lock(): Promise<void> {
    this.take(await call('lock', {}));
  }

  /** Looks at the exchange with the centre, and keeps looking until the function that it gives is called. */
  watchSync(): () => void {
    let stopped = false;
    const look = async () => {
      await this.lookAtSync();
      if (!stopped)
        this.#timer = setTimeout(() => void look(), this.sync?.running ? LOOK_RUNNING_MS : LOOK_MS);
    };
    void look();
    return () => {
      stopped = true;
      clearTimeout(this.#timer);
    };
  }

  /** Looks once, at the carrier's day too. A refusal leaves what was seen before: the next look is soon. */
  async lookAtSync(): Promise<void> {
    try {
      const before = this.sync;
      this.sync = await call('sync_state', {});
      const differs =
        before?.last_success_at !== this.sync.last_success_at ||
        before?.pending_entries !== this.sync.pending_entries;
      if (before !== null && differs) this.changes += 1;
      if (this.app?.identity?.role === 'carrier') this.day = await call('today', {});
    } catch {
      if (this.app?.phase === 'ready') await this.load();
    }
  }
}

/** The one session of the window. */
export const session = new Session();
