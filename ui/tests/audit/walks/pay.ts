// The cards of a payout.

import type { Page } from 'playwright-core';
import { openDoor, press, sign, toIdentity, type Walk } from '../steps';

async function toSignature(page: Page): Promise<void> {
  await toIdentity(page);
  await press(page, /^Quen mặt/);
}

async function toReview(page: Page): Promise<void> {
  await toSignature(page);
  await sign(page);
  await press(page, 'Ký xong');
}

/** Every screen of this subject. */
export const PAY_WALKS: Walk[] = [
  {
    name: 'pay-1-envelope',
    beginning: {},
    go: async ({ page }) => {
      await openDoor(page);
      await press(page, 'Chi trả');
    },
  },
  {
    name: 'pay-1-envelope-wrong',
    beginning: {},
    go: async ({ page }) => {
      await openDoor(page);
      await press(page, 'Chi trả');
      await page
        .getByRole('group', { name: /Số tiền/ })
        .getByText('Sai')
        .click();
    },
  },
  {
    name: 'pay-2-receiver',
    beginning: {},
    go: async ({ page }) => {
      await openDoor(page);
      await press(page, 'Chi trả');
      await press(page, 'Cả bốn mục đều đúng');
    },
  },
  {
    name: 'pay-2-receiver-other',
    beginning: {},
    go: async ({ page }) => {
      await openDoor(page);
      await press(page, 'Chi trả');
      await press(page, 'Cả bốn mục đều đúng');
      await press(page, /^Người khác/);
      await press(page, 'Xong giấy tờ');
    },
  },
  { name: 'pay-3-identity', beginning: {}, go: ({ page }) => toIdentity(page) },
  {
    name: 'pay-3-identity-card',
    beginning: {},
    go: async ({ page }) => {
      await toIdentity(page);
      await press(page, 'Đã xem thẻ căn cước');
      await page.getByLabel('4 số cuối trên giấy tờ').fill('1234');
    },
  },
  { name: 'pay-4-signature', beginning: {}, go: ({ page }) => toSignature(page) },
  {
    name: 'pay-4-signature-signed',
    beginning: {},
    go: async ({ page }) => {
      await toSignature(page);
      await sign(page);
    },
  },
  {
    name: 'pay-4-signature-blank',
    beginning: {},
    go: async ({ page }) => {
      await toSignature(page);
      await press(page, 'Ký xong');
    },
  },
  { name: 'pay-5-review', beginning: {}, go: ({ page }) => toReview(page) },
  {
    name: 'pay-5-review-refused',
    beginning: {},
    go: async ({ page, refuseNext }) => {
      await toReview(page);
      await refuseNext('record_payout', 'disk_full');
      await press(page, 'Xác nhận đã chi');
      await page.getByText('Máy hết chỗ chứa').waitFor();
    },
  },
  {
    name: 'pay-6-done',
    beginning: {},
    go: async ({ page }) => {
      await toReview(page);
      await press(page, 'Xác nhận đã chi');
      await page.getByText('Hộ tiếp theo').waitFor();
    },
  },
];
