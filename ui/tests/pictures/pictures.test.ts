// Takes the picture of every screen for docs/screens and writes the page that shows them: the carrier's on a phone,
// the supervisor's at the desk. Checks nothing; the audit does.

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { type Look, openProgram, startChromium } from '../audit/program';
import type { Walk } from '../audit/steps';
import { WALKS } from '../audit/walks/index';

const FOLDER = fileURLToPath(new URL('../../../docs/screens', import.meta.url));

const PHONE: Look = { width: 360, height: 740 };
const DESK: Look = { width: 1280, height: 800 };

const titles = new Map<string, string>();

let browser: Browser;

beforeAll(async () => {
  browser = await startChromium();
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  await writeFile(join(FOLDER, 'README.md'), page());
});

describe.concurrent('picture', () => {
  test.for(WALKS)('$name', async (walk: Walk) => {
    const program = await openProgram(browser, inject('bridge'), look(walk), walk.beginning);
    try {
      await walk.go(program);
      // Some walks turn the phone.
      await program.look(look(walk));
      await program.page.mouse.move(0, 0);
      titles.set(walk.name, await title(program.page));
      await program.page.screenshot({ path: join(FOLDER, `${walk.name}.png`), animations: 'disabled' });
    } finally {
      await program.close();
    }
  });
});

function look({ beginning }: Walk): Look {
  return beginning.role === 'supervisor' ? DESK : PHONE;
}

/** What the screen is headed by. */
async function title(page: Page): Promise<string> {
  const headings = await page.getByRole('heading').allInnerTexts();
  return headings.slice(0, 2).join(' · ').replaceAll('|', '/');
}

/** The page of all pictures, in the order of the walks. */
function page(): string {
  const taken = WALKS.filter(({ name }) => titles.has(name));
  const of = (walks: Walk[], width: number) =>
    walks
      .map(
        ({ name }) =>
          `| ${titles.get(name)}<br>\`${name}\` | <img src="${name}.png" width="${width}" alt=""> |`,
      )
      .join('\n');
  const desk = taken.filter((walk) => look(walk) === DESK);
  const phone = taken.filter((walk) => look(walk) === PHONE);
  return `# Các màn hình

Every screen as the audit reaches it, with invented people. \`make screens\` takes all pictures again and writes this
page.

## Nhân viên chi trả (360 × 740)

| Màn hình | |
|---|---|
${of(phone, 240)}

## Kiểm soát viên (1280 × 800)

| Màn hình | |
|---|---|
${of(desk, 640)}
`;
}
