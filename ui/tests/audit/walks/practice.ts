// Practice, its course, the checklist of a visit, and the help of screens.

import type { Page } from 'playwright-core';
import { FRESH, LOCKED } from '../beginnings';
import { openDoor, press, sign, type Walk } from '../steps';

/** Whose door the course begins at. */
const FIRST = 'Nguyễn Thị Mẫu';

/** Begins a practice where the device was never enrolled. */
async function begin(page: Page): Promise<void> {
  await press(page, 'Tập chi trả');
  await page.getByText('Đang chờ ở bưu cục').waitFor();
}

/** Receives the envelopes of the practice and goes back to the day. */
async function receive(page: Page): Promise<void> {
  await begin(page);
  await press(page, 'Nhận phong bì buổi sáng');
  await press(page, 'Đã đếm đủ');
  await page.getByLabel('Ký trên giấy').check();
  await press(page, 'Xác nhận đã nhận');
  await press(page, 'Về Hôm nay');
  await page.getByText('Hộ thứ nhất').first().waitFor();
}

async function toSignature(page: Page): Promise<void> {
  await receive(page);
  await openDoor(page, FIRST);
  await press(page, 'Chi trả');
  await press(page, 'Cả bốn mục đều đúng');
  await press(page, /^Chính người hưởng/);
  await press(page, /^Quen mặt/);
  await page.getByTestId('signature').waitFor();
}

async function help(page: Page): Promise<void> {
  await press(page, 'Trợ giúp màn hình này');
  await page.getByRole('dialog').getByRole('heading', { name: 'Gọi cho ai' }).waitFor();
}

/** Every screen of this subject. */
export const PRACTICE_WALKS: Walk[] = [
  {
    name: 'practice-begun',
    beginning: FRESH,
    go: async ({ page }) => {
      await begin(page);
    },
  },
  {
    name: 'practice-first-door',
    beginning: FRESH,
    go: async ({ page }) => {
      await receive(page);
      await openDoor(page, FIRST);
    },
  },
  {
    name: 'practice-envelope',
    beginning: FRESH,
    go: async ({ page }) => {
      await receive(page);
      await openDoor(page, FIRST);
      await press(page, 'Chi trả');
    },
  },
  {
    name: 'practice-signature',
    beginning: FRESH,
    go: async ({ page }) => {
      await toSignature(page);
      await sign(page);
    },
  },
  {
    name: 'practice-steps',
    beginning: FRESH,
    go: async ({ page }) => {
      await receive(page);
      await page.getByText('Xem tất cả các bước').click();
    },
  },
  {
    name: 'practice-locked',
    beginning: FRESH,
    go: async ({ page }) => {
      await begin(page);
      await press(page, 'Cài đặt');
      await press(page, 'Khóa máy');
      await page.getByText('Mã PIN tập').waitFor();
    },
  },
  {
    name: 'practice-help',
    beginning: FRESH,
    go: async ({ page }) => {
      await begin(page);
      await help(page);
    },
  },
  { name: 'help-start', beginning: FRESH, go: ({ page }) => help(page) },
  { name: 'help-lock', beginning: LOCKED, go: ({ page }) => help(page) },
  {
    name: 'help-door',
    beginning: {},
    go: async ({ page }) => {
      await openDoor(page);
      await help(page);
    },
  },
  {
    name: 'door-checklist',
    beginning: {},
    go: async ({ page }) => {
      await openDoor(page);
      await page.getByText('Việc cần làm ở nhà này').click();
      await page.getByRole('checkbox', { name: /Chào hỏi/ }).check();
    },
  },
];
