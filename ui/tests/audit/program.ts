// Opens the built program in Chromium with the core in memory behind it. Every request is answered here, under the
// content security policy that README.md asks for; a request for anything else is a failure.

import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page, type Route } from 'playwright-core';
import { build } from 'vite';
import { type Beginning, FixtureCore, Refusal } from '../fixture/core';

const ORIGIN = 'http://localhost:8717';

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

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
  core: FixtureCore;
  /** What went wrong outside of the screens: requests that leave, scripts that fail, policy that is broken. */
  faults: string[];
  /** Requests that are not answered yet. */
  pending(): number;
  close(): Promise<void>;
}

/** Milliseconds that a step may take on a machine that does much else. */
const PATIENCE = 90_000;

/** Builds the program with the backend of the bridge. */
export async function buildProgram(folder: string): Promise<void> {
  process.env.VITE_BACKEND = 'http';
  await build({ logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } });
}

/** Starts Debian's Chromium. */
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
      // A camera that shows a moving pattern, with permission.
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  });
}

/** Opens the program in a window of its own. */
export async function openProgram(
  browser: Browser,
  folder: string,
  look: Look,
  beginning: Partial<Beginning>,
  prepare: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<Program> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.dark ? 'dark' : 'light',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    hasTouch: true,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const core = new FixtureCore(beginning);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('422'))
      faults.push(`console: ${message.text()}`);
  });
  if (!look.realClock) await page.clock.setFixedTime(new Date('2026-11-05T09:30:00+07:00'));
  let pending = 0;
  await page.route('**/*', async (route) => {
    pending += 1;
    await answer(route, folder, core, faults).finally(() => (pending -= 1));
  });
  await prepare(page);
  await page.goto(`${ORIGIN}/`);
  if (look.text) {
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), `${look.text * 100}%`);
  }
  await page.evaluate(() => document.fonts.ready.then(() => null));
  return { page, core, faults, pending: () => pending, close: () => context.close() };
}

async function answer(route: Route, folder: string, core: FixtureCore, faults: string[]): Promise<void> {
  const url = new URL(route.request().url());
  if (url.origin !== ORIGIN) {
    faults.push(`leaves the machine: ${url.href}`);
    return route.abort();
  }
  if (url.pathname === '/call') return answerCall(route, core);
  if (url.pathname === '/favicon.ico') return route.fulfill({ status: 204 });
  const path = url.pathname === '/' ? '/index.html' : url.pathname;
  const headers = { 'content-type': TYPES[extname(path)] ?? '', 'content-security-policy': POLICY };
  return route.fulfill({ body: await readFile(join(folder, path)), headers });
}

async function answerCall(route: Route, core: FixtureCore): Promise<void> {
  const { name, args } = route.request().postDataJSON();
  try {
    await route.fulfill({ json: { ok: core.handle(name, args) } });
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    await route.fulfill({ status: 422, json: { error: refusal.error } });
  }
}
