// Before the audit: the program is built once, and the bridge with the real core started once for all walks.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startBridge } from './bridge';
import { buildProgram } from './program';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the bridge. */
    bridge: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'tan-nha-ui-'));
  await buildProgram(folder);
  const bridge = await startBridge(folder);
  project.provide('bridge', bridge.address);
  return async () => {
    bridge.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
