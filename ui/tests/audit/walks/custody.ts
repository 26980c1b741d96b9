// Envelopes that change hands: both hands of the morning and the evening, loose money, and a route that goes to
// another carrier.

import type { Page } from 'playwright-core';
import { DAY, EVENING, MORNING } from '../beginnings';
import { press, sign, type Walk } from '../steps';

async function toHands(page: Page): Promise<void> {
  await press(page, 'Nhận phong bì buổi sáng');
  await press(page, 'Đã đếm đủ');
}

async function toHandover(page: Page): Promise<void> {
  await press(page, 'Túi tiền');
  await press(page, 'Bàn giao tuyến');
}

/** Every screen of this subject. */
export const CUSTODY_WALKS: Walk[] = [
  {
    name: 'receive-missing',
    beginning: MORNING,
    go: async ({ page }) => {
      await press(page, 'Nhận phong bì buổi sáng');
      await press(page, 'Có phong bì không có mặt');
      await page.getByRole('checkbox').first().uncheck();
      await page.getByText('không có mặt, không nhận').waitFor();
    },
  },
  { name: 'receive-hands', beginning: MORNING, go: ({ page }) => toHands(page) },
  {
    name: 'receive-pad',
    beginning: MORNING,
    go: async ({ page }) => {
      await toHands(page);
      await press(page, 'Mở khung ký: Tôi ký');
      await sign(page);
    },
  },
  {
    name: 'receive-signed',
    beginning: MORNING,
    go: async ({ page }) => {
      await toHands(page);
      await page.getByLabel('Họ tên người giao').fill('Phan Văn Tài');
      await press(page, 'Mở khung ký: Tôi ký');
      await sign(page);
      await press(page, 'Ký xong');
      await page.getByRole('heading', { name: 'Phan Văn Tài' }).waitFor();
      await sign(page);
      await press(page, 'Ký xong');
    },
  },
  {
    name: 'bag-loose-money',
    beginning: EVENING,
    go: async ({ page }) => {
      await press(page, 'Túi tiền');
      await press(page, 'Đếm tiền ngoài phong bì');
      await press(page, /^Thêm một tờ 50\.000/);
      await page.getByText('Cộng 50.000').waitFor();
    },
  },
  { name: 'handover', beginning: DAY, go: ({ page }) => toHandover(page) },
  {
    name: 'handover-code',
    beginning: DAY,
    go: async ({ page }) => {
      await toHandover(page);
      await press(page, 'Mã máy của tôi');
      await page.getByRole('img', { name: 'Mã máy của tôi' }).waitFor();
    },
  },
  {
    name: 'handover-scan',
    beginning: DAY,
    go: async ({ page }) => {
      await toHandover(page);
      await press(page, 'Tôi giao cho người khác');
      await page.getByLabel('Mã máy của người nhận').fill('không phải mã');
      await press(page, 'Đọc dòng này');
      await page.getByText('Đây không phải mã máy').waitFor();
    },
  },
  {
    name: 'handover-take',
    beginning: DAY,
    go: async ({ page }) => {
      await toHandover(page);
      await press(page, 'Tôi nhận của người khác');
      await page
        .getByLabel('Chọn tệp bàn giao')
        .setInputFiles({ name: 'ban-giao.tannha', mimeType: 'text/plain', buffer: Buffer.from('x') });
      await page.getByText('Đây không phải tệp bàn giao').waitFor();
    },
  },
];
