// Goal: every screen, at every size that people have, passes an accessibility audit with the contrast of 7:1,
// fits the width of the window, asks nothing of the network and breaks no rule of the content policy.
// Method: the built program in Chromium on the real core, a world of its own for each walk (bridge.ts). A walk is
// taken three times, on a phone, on a phone with large text and at the desk; where it ends, the window is made to
// look in other ways besides. With SCREENS=folder it leaves pictures.

import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { type Look, openProgram, type Program, startChromium } from './program';
import type { Walk } from './steps';
import { WALKS } from './walks/index';

const PICTURES = process.env.SCREENS;

const LOOKS = {
  '360x740': { width: 360, height: 740 },
  '360x740-dark': { width: 360, height: 740, dark: true },
  '360x740-text200': { width: 360, height: 740, text: 2 },
  '412x915': { width: 412, height: 915 },
  '820x1180': { width: 820, height: 1180 },
  '1280x800': { width: 1280, height: 800 },
} satisfies Record<string, Look>;

type Size = keyof typeof LOOKS;

/** Where a walk is taken, and how the window is made to look at its end. */
const PLACES: [string, [Size, ...Size[]]][] = [
  ['on a phone', ['360x740', '360x740-dark', '412x915']],
  ['with large text', ['360x740-text200']],
  ['at the desk', ['1280x800', '820x1180']],
];

let browser: Browser;
let axe: string;

beforeAll(async () => {
  browser = await startChromium();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});

afterAll(() => browser?.close());

describe.concurrent.each(PLACES)('%s', (_, sizes) => {
  test.for(WALKS)('$name', async (walk: Walk, { expect }) => {
    const program = await openProgram(browser, inject('bridge'), LOOKS[sizes[0]], walk.beginning);
    try {
      await walk.go(program);
      for (const size of sizes) {
        await program.look(LOOKS[size]);
        await settle(program);
        if (PICTURES) await picture(program.page, join(PICTURES, size), walk.name);
        expect.soft(await overflow(program.page), `wider than the window at ${size}`).toEqual([]);
        expect.soft(await audit(program.page), `accessibility at ${size}`).toEqual([]);
      }
      expect.soft(program.faults).toEqual([]);
    } finally {
      await program.close();
    }
  });
});

/** Waits until nothing is asked of the core and two frames are drawn: no clock of its own, so a slow machine waits longer. */
async function settle({ page, pending }: Program): Promise<void> {
  do {
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
    );
  } while (pending() > 0);
}

/** Makes the window as high as the page: what is under the foot while scrolling is not too small a target. */
async function showWhole(page: Page): Promise<void> {
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (size && height > size.height) await page.setViewportSize({ width: size.width, height });
}

async function picture(page: Page, folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Elements that stick out of the window to the right and do not stand in a scroller of their own. */
async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map(
        (element) => `${element.tagName} ${element.className}: ${(element.textContent ?? '').slice(0, 40)}`,
      );
  });
}

async function audit(page: Page): Promise<string[]> {
  await showWhole(page);
  // Evaluated in the page's world by the debugger, which the content policy does not bind.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(options: object): Promise<{
          violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'color-contrast-enhanced': { enabled: true } },
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    );
  });
}
