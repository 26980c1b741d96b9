// The one road from the screen to the core. Screens use `call` and know nothing of what is behind it.

import type { CallError } from '../generated/CallError';
import type { CallName, Calls } from './calls';

/** Something that answers calls. A refusal is a rejected promise with a `CallFailure`. */
export interface Backend {
  call<N extends CallName>(name: N, args: Calls[N]['args']): Promise<Calls[N]['result']>;
}

/** A call that the core refused, with the reason for the sentence on the screen. */
export class CallFailure extends Error {
  readonly error: CallError;

  constructor(error: CallError) {
    super(error.code);
    this.name = 'CallFailure';
    this.error = error;
  }
}

/** The failure for an answer that is not of the contract: a fault of the program. */
export function contractFault(detail: string): CallFailure {
  return new CallFailure({ code: 'internal', params: { detail } });
}

/** Tells whether something rejected is a `CallError` of the core. */
export function isCallError(value: unknown): value is CallError {
  if (typeof value !== 'object' || value === null) return false;
  const { code, params } = value as Partial<CallError>;
  return typeof code === 'string' && typeof params === 'object' && params !== null;
}
