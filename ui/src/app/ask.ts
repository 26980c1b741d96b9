// How screens ask the core: a refusal because the device is locked or not enrolled leads to that screen at once,
// whatever was asked.

import { call } from '$lib/backend';
import { CallFailure } from '$lib/backend/backend';
import type { CallName, Calls } from '$lib/backend/calls';
import { session } from './session.svelte';

/** Asks the core. Rejects with a `CallFailure` when it refuses. */
export async function ask<N extends CallName>(name: N, args: Calls[N]['args']): Promise<Calls[N]['result']> {
  try {
    return await call(name, args);
  } catch (refusal) {
    const code = refusal instanceof CallFailure ? refusal.error.code : null;
    if (code === 'locked' || code === 'not_enrolled') await session.load();
    throw refusal;
  }
}
