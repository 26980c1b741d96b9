// The bridge: the real device core and the real centre, behind an address of this machine (tests/src/bridge).

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** How the day stands when a walk begins; what is left out is as in `Beginning::default` of the bridge. */
export interface Beginning {
  phase: 'new' | 'locked' | 'ready';
  role: 'carrier' | 'supervisor';
  /** Doors on the carrier's route. */
  doors: number;
  /** Whether the envelopes were taken out in the morning. */
  taken: boolean;
  /** Doors already paid, from the first. */
  paid: number;
  /** Whether the centre can be reached, and has what was recorded before. */
  online: boolean;
  /** Whether the people of social assistance in the first two hamlets come to a payout point. */
  point: boolean;
  /** Of the first doors, how many have a gift in an envelope of its own. */
  gifts: number;
}

/** A centre and a device of one walk, at half past nine on 5 November 2026. */
export interface World {
  /** Where its screen is. */
  origin: string;
  /** A link that enrols one more device. */
  link: string;
  /** Lets the device reach its centre, or not. */
  reachCentre(reachable: boolean): Promise<void>;
  close(): Promise<void>;
}

/** A bridge that runs. */
export interface Bridge {
  address: string;
  stop(): void;
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The PIN of every device. */
export const PIN = '246810';

/** Starts the bridge over the built screen, on a free port. */
export async function startBridge(screen: string): Promise<Bridge> {
  const program = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target'), 'debug', 'bridge');
  if (!existsSync(program)) {
    throw new Error(`${program} is not built: cargo build -p acceptance --bin bridge`);
  }
  const bridge = spawn(program, ['--screen', screen, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = () => void bridge.kill();
  process.once('exit', stop);
  for await (const line of createInterface({ input: bridge.stdout })) return { address: line.trim(), stop };
  throw new Error('The bridge ended before it listened');
}

/** Makes a world for a walk. */
export async function openWorld(bridge: string, beginning: Partial<Beginning>): Promise<World> {
  const answer = await fetch(`${bridge}/worlds`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(beginning),
  });
  const { name, link, fault } = await answer.json();
  if (!answer.ok) throw new Error(`The world was not made: ${fault}`);
  const world = `${bridge}/worlds/${name}`;
  return {
    origin: `http://${name}.localhost:${new URL(bridge).port}`,
    link,
    reachCentre: async (reachable) => {
      await fetch(`${world}/centre`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(reachable),
      });
    },
    close: async () => {
      await fetch(world, { method: 'DELETE' });
    },
  };
}
