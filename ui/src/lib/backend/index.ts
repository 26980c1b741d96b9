// `call` on the road chosen at build time (vite.config.ts, VITE_BACKEND).

import { backend } from '$chosen-backend';
import type { CallName, Calls } from './calls';

/** Asks the core. Rejects with a `CallFailure` when it refuses. */
export function call<N extends CallName>(name: N, args: Calls[N]['args']): Promise<Calls[N]['result']> {
  return backend.call(name, args);
}
