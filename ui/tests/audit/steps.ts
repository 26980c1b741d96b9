// Ways through the screens that several walks share, by role and name as a person would.

import type { Page } from 'playwright-core';
import type { Beginning } from './bridge';
import type { Program } from './program';

/** A screen and the way to it. */
export interface Walk {
  name: string;
  beginning: Partial<Beginning>;
  go: (program: Program) => Promise<void>;
}

/** Presses a button. */
export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click();

/** Types a PIN on the keys of the screen. */
export async function typePin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
}

/** Opens the door of a person, from the first screen. */
export async function openDoor(page: Page, name = 'Nguyễn Thị Thúy'): Promise<void> {
  await press(page, 'Mở tuyến');
  await press(page, new RegExp(`^${name}`));
  await page.getByText('Số tiền phải chi').waitFor();
}

/** Draws a signature with the mouse. */
export async function sign(page: Page): Promise<void> {
  const box = await page.getByTestId('signature').boundingBox();
  if (!box) throw new Error('no canvas');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  const strokes = [
    [
      [0.15, 0.6],
      [0.2, 0.35],
      [0.26, 0.65],
      [0.32, 0.35],
      [0.36, 0.62],
    ],
    [
      [0.42, 0.55],
      [0.47, 0.45],
      [0.5, 0.6],
      [0.56, 0.44],
      [0.6, 0.6],
      [0.7, 0.45],
      [0.85, 0.55],
    ],
    [
      [0.48, 0.33],
      [0.54, 0.29],
    ],
  ] as const;
  for (const [first, ...rest] of strokes) {
    await page.mouse.move(...at(first[0], first[1]));
    await page.mouse.down();
    for (const [x, y] of rest) await page.mouse.move(...at(x, y), { steps: 8 });
    await page.mouse.up();
  }
}

/** Walks a payout to the beneficiary as far as the check of identity. */
export async function toIdentity(page: Page): Promise<void> {
  await openDoor(page);
  await press(page, 'Chi trả');
  await press(page, 'Cả bốn mục đều đúng');
  await press(page, /^Chính người hưởng/);
}

/** Waits for the board of the branch. */
export async function openBoard(page: Page): Promise<void> {
  await page.getByRole('table').waitFor();
}
