// What a line is, for the carrier and for the person.

import type { Page } from 'playwright-core';
import { openDoor, press, type Walk } from '../steps';

async function openExplanation(page: Page, name?: string): Promise<void> {
  await openDoor(page, name);
  await press(page, /^Giải thích/);
  await page.getByRole('heading', { name: 'Câu hỏi thường gặp' }).waitFor();
}

/** Every screen of this subject. */
export const EXPLAIN_WALKS: Walk[] = [
  {
    name: 'explain',
    beginning: {},
    go: async ({ page }) => {
      await openExplanation(page);
      await page.getByText('Sao tháng này tiền nhiều hơn?').click();
    },
  },
  {
    name: 'explain-carrier',
    beginning: {},
    go: async ({ page }) => {
      await openExplanation(page, 'Đỗ Hữu Phước');
      await page.getByText('Chỉ nhân viên xem').click();
    },
  },
  {
    name: 'explain-large',
    beginning: {},
    go: async ({ page }) => {
      await openExplanation(page);
      await press(page, 'Chữ lớn');
      await page.getByRole('heading', { name: 'Cho người nhận xem' }).waitFor();
    },
  },
];
