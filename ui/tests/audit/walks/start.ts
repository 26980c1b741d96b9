// The first start, and the lock.

import { FRESH, LINK, LOCKED } from '../beginnings';
import { PIN } from '../bridge';
import type { Program } from '../program';
import { press, typePin, type Walk } from '../steps';

async function throughLink({ page }: Program): Promise<void> {
  await page.getByLabel('Mã cấp máy').fill(LINK);
  await press(page, 'Tiếp tục');
  await page.getByLabel('Tên máy').fill('Điện thoại chị Lượm');
}

/** Every screen of this subject. */
export const START_WALKS: Walk[] = [
  { name: 'start-link', beginning: FRESH, go: ({ page }) => page.getByLabel('Mã cấp máy').fill(LINK) },
  {
    name: 'start-link-refused',
    beginning: FRESH,
    go: async ({ page }) => {
      await page.getByLabel('Mã cấp máy').fill('https://example.vn');
      await press(page, 'Tiếp tục');
    },
  },
  { name: 'start-device', beginning: FRESH, go: throughLink },
  {
    name: 'start-pin',
    beginning: FRESH,
    go: async (program) => {
      await throughLink(program);
      await press(program.page, 'Tiếp tục');
      await typePin(program.page, '2468');
    },
  },
  {
    name: 'start-pin-again',
    beginning: FRESH,
    go: async (program) => {
      await throughLink(program);
      await press(program.page, 'Tiếp tục');
      await typePin(program.page, PIN);
      await press(program.page, 'Tiếp tục');
      await typePin(program.page, '111111');
      await press(program.page, 'Hoàn tất');
    },
  },
  { name: 'lock', beginning: LOCKED, go: ({ page }) => typePin(page, '246') },
  {
    name: 'lock-wrong',
    beginning: LOCKED,
    go: async ({ page }) => {
      await typePin(page, '111111');
      await press(page, 'Mở khóa');
    },
  },
];
