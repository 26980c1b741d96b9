// The road to the core through the local bridge, which serves these files and the calls from one address.

import { type Backend, CallFailure, contractFault, isCallError } from './backend';
import type { CallName, Calls } from './calls';

/** Calls the core behind the address that the page came from: `POST /call`. */
export const backend: Backend = {
  async call<N extends CallName>(name: N, args: Calls[N]['args']): Promise<Calls[N]['result']> {
    const answer = await post({ name, args });
    if (typeof answer === 'object' && answer !== null) {
      if ('ok' in answer) return answer.ok as Calls[N]['result'];
      if ('error' in answer && isCallError(answer.error)) throw new CallFailure(answer.error);
    }
    throw contractFault('bridge');
  },
};

async function post(body: unknown): Promise<unknown> {
  try {
    const response = await fetch('/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return await response.json();
  } catch {
    throw contractFault('bridge');
  }
}
