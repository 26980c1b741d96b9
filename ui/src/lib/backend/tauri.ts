// The road to the core in the window: one Tauri command that takes every call.

import { invoke } from '@tauri-apps/api/core';
import { type Backend, CallFailure, contractFault, isCallError } from './backend';
import type { CallName, Calls } from './calls';

/** Calls the core in the same process. */
export const backend: Backend = {
  async call<N extends CallName>(name: N, args: Calls[N]['args']): Promise<Calls[N]['result']> {
    try {
      return await invoke<Calls[N]['result']>('call', { name, args });
    } catch (refusal) {
      throw isCallError(refusal) ? new CallFailure(refusal) : contractFault('invoke');
    }
  },
};
