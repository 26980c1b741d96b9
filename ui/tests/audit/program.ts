// Opens the built program in Chromium, with a world of its own behind it. A request for anything else is a failure.

import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import type { CallName, Calls } from '../../src/lib/backend/calls';
import type { CallErrorCode } from '../../src/lib/generated/CallErrorCode';
import { type Beginning, openWorld, type World } from './bridge';

/** How the window is. */
export interface Look {
  width: number;
  height: number;
  dark?: boolean;
  /** Size of the text against the usual, such as 2 for 200 %. */
  text?: number;
  /** Leaves the clock to the machine, for whoever measures. */
  realClock?: boolean;
}

/** An open program. */
export interface Program {
  page: Page;
  world: World;
  /** What went wrong outside of the screens: requests that leave, scripts that fail, policy that is broken. */
  faults: string[];
  /** Requests that are not answered yet. */
  pending(): number;
  /** Gives the next call of a name a refusal that would be dear to provoke. */
  refuseNext(name: CallName, code: CallErrorCode, params?: Record<string, string>): Promise<void>;
  /** Asks the core behind the screen. */
  ask<N extends CallName>(name: N, args: Calls[N]['args']): Promise<Calls[N]['result']>;
  /** Changes how the window is. */
  look(look: Look): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds that a step may take on a machine that does much else. */
const PATIENCE = 90_000;

/** Builds the program with the backend of the bridge. */
export async function buildProgram(folder: string): Promise<void> {
  process.env.VITE_BACKEND = 'http';
  await build({ logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } });
}

/** Starts Debian's Chromium, for which no name but those of worlds leads anywhere. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE *.localhost',
      // A camera that shows a moving pattern, with permission.
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  });
}

/** Opens the program in a window of its own. */
export async function openProgram(
  browser: Browser,
  bridge: string,
  look: Look,
  beginning: Partial<Beginning>,
  prepare: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<Program> {
  const world = await openWorld(bridge, beginning);
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    hasTouch: true,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const watch = watchRequests(page, world.origin);
  if (!look.realClock) await page.clock.setFixedTime(new Date('2026-11-05T09:30:00+07:00'));
  await prepare(page);
  await page.goto(`${world.origin}/`);
  const program: Program = {
    page,
    world,
    ...watch,
    refuseNext: (name, code, params = {}) => refuseNext(page, name, { code, params }),
    ask: (name, args) => ask(page, name, args),
    look: (wanted) => setLook(page, wanted),
    close: async () => {
      await context.close();
      await world.close();
    },
  };
  await program.look(look);
  await page.evaluate(() => document.fonts.ready.then(() => null));
  return program;
}

/** Notes what leaves the machine, fails or breaks the policy, and counts what is not answered yet. */
function watchRequests(page: Page, origin: string): Pick<Program, 'faults' | 'pending'> {
  const faults: string[] = [];
  let pending = 0;
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('422'))
      faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    pending += 1;
    if (new URL(request.url()).origin !== origin) faults.push(`leaves the machine: ${request.url()}`);
  });
  page.on('requestfinished', () => (pending -= 1));
  page.on('requestfailed', () => (pending -= 1));
  return { faults, pending: () => pending };
}

async function refuseNext(page: Page, name: CallName, error: object): Promise<void> {
  let refused = false;
  await page.route('**/call', (route) => {
    if (refused || route.request().postDataJSON().name !== name) return route.fallback();
    refused = true;
    return route.fulfill({ status: 422, json: { error } });
  });
}

async function ask<N extends CallName>(
  page: Page,
  name: N,
  args: Calls[N]['args'],
): Promise<Calls[N]['result']> {
  return page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await (await fetch('/call', { method: 'POST', headers, body })).json();
    return answer.ok;
  }, JSON.stringify({ name, args }));
}

async function setLook(page: Page, { width, height, dark, text }: Look): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  await page.evaluate(
    (size) => (document.documentElement.style.fontSize = size),
    text ? `${text * 100}%` : '',
  );
}
