// Goal: nobody ever meets a white page. Method: the built program where the WebView is too old to read it, and where
// it fails before it draws anything.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openProgram, startChromium } from './program';

const LOOK = { width: 360, height: 740 };

let browser: Browser;

beforeAll(async () => {
  browser = await startChromium();
});

afterAll(() => browser?.close());

/** Puts a script in the place of the program's own. */
const programIs = (body: string) => (page: Page) =>
  page.route('**/assets/*.js', (route) => route.fulfill({ body, contentType: 'text/javascript' }));

async function firstHeading(prepare: (page: Page) => Promise<unknown>): Promise<string> {
  const program = await openProgram(browser, inject('bridge'), LOOK, {}, prepare);
  try {
    return await program.page.getByRole('heading').first().innerText();
  } finally {
    await program.close();
  }
}

test('a WebView that is too old is told what to update', async () => {
  const heading = await firstHeading(async (page) => {
    await programIs('this is not a program that it can read')(page);
    await page.addInitScript(() => Reflect.deleteProperty(Array.prototype, 'at'));
  });
  expect(heading).toBe('Máy cần cập nhật trước khi dùng Tận Nhà');
});

test('a program that fails before it draws says so', async () => {
  expect(await firstHeading(programIs('throw new Error("broken")'))).toBe('Tận Nhà chưa mở được');
});

test('a program that works shows nothing of this', async () => {
  expect(await firstHeading(async () => undefined)).toMatch(/^(Hôm nay|Thứ Năm, 05)/);
});
