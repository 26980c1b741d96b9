// The choosing and export of receipts.

import type { Page } from 'playwright-core';
import { BRANCH } from '../beginnings';
import { openBoard, press, type Walk } from '../steps';

async function openReceipts(page: Page, purpose: string): Promise<void> {
  await openBoard(page);
  await press(page, 'Xuất biên nhận');
  await press(page, purpose);
}

/** Every screen of this subject. */
export const RECEIPTS_WALKS: Walk[] = [
  {
    name: 'receipts',
    beginning: BRANCH,
    go: async ({ page }) => {
      await openBoard(page);
      await press(page, 'Xuất biên nhận');
      await press(page, 'Xuất tệp');
      await page.getByText('Đã ghi tệp').waitFor();
    },
  },
  {
    name: 'receipts-list',
    beginning: BRANCH,
    go: async ({ page }) => {
      await openReceipts(page, 'Một danh sách');
      await press(page, /^Người có công, chi trả tháng/);
      await page.getByRole('button', { name: 'Xuất tệp' }).waitFor();
    },
  },
  {
    name: 'receipts-person',
    beginning: BRANCH,
    go: async ({ page }) => {
      await openReceipts(page, 'Một người hưởng');
      await page.getByRole('searchbox', { name: 'Người hưởng' }).fill('thuy');
      await page.keyboard.press('Enter');
      await press(page, /^Nguyễn Thị Thúy/);
      await page.getByRole('button', { name: 'Xuất tệp' }).waitFor();
    },
  },
  {
    name: 'receipts-person-refused',
    beginning: BRANCH,
    go: async ({ page }) => {
      await openReceipts(page, 'Một người hưởng');
      await press(page, 'Tìm ở trung tâm');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'receipts-list-offline',
    beginning: { ...BRANCH, online: false },
    go: async ({ page }) => {
      await openReceipts(page, 'Một danh sách');
      await page.getByRole('button', { name: 'Thử lại' }).waitFor();
    },
  },
];
