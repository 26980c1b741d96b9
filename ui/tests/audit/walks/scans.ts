// How to get to the screens that scan a code. The camera is one of Chromium that shows a moving pattern.

import type { Page } from 'playwright-core';
import { CARD, OTHER_CARD } from '../cards';
import { press, toIdentity, type Walk } from '../steps';

async function toScan(page: Page): Promise<void> {
  await toIdentity(page);
  await press(page, 'Quét mã thẻ căn cước');
}

/** Types a card's code as a handheld scanner does. */
async function scan(page: Page, code: string): Promise<void> {
  await page.getByLabel('Máy quét cầm tay, hoặc gõ 12 số trên thẻ').fill(code);
  await page.keyboard.press('Enter');
}

/** Every screen of a scan. */
export const SCAN_WALKS: Walk[] = [
  {
    name: 'start-link-scan',
    beginning: { phase: 'new' },
    go: async ({ page }) => {
      await press(page, 'Quét mã cấp máy');
      await page.getByText('Đưa mã QR của bưu cục').waitFor();
    },
  },
  {
    name: 'pay-3-scan',
    beginning: {},
    go: async ({ page }) => {
      // The reader of codes starts under the content policy, or its screen says that it did not.
      const reader = page.waitForResponse(/zxing_reader.*wasm/);
      await toScan(page);
      await reader;
      await page.getByText('Đưa mã QR trên thẻ').waitFor();
    },
  },
  {
    name: 'pay-3-scan-no-camera',
    beginning: {},
    go: async ({ page }) => {
      await page.evaluate(() => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      });
      await toScan(page);
      await scan(page, '089i36001000||Nguyeenx');
      await page.getByText('Dòng chữ có vẻ').waitFor();
    },
  },
  {
    name: 'pay-3-scan-match',
    beginning: {},
    go: async ({ page }) => {
      await toScan(page);
      await scan(page, CARD);
      await page.getByText('Thẻ khớp với hồ sơ').waitFor();
    },
  },
  {
    name: 'pay-3-scan-differs',
    beginning: {},
    go: async ({ page }) => {
      await toScan(page);
      await scan(page, OTHER_CARD);
      await page.getByText('Thẻ có chỗ khác').waitFor();
    },
  },
  {
    name: 'pay-3-identity-scanned',
    beginning: {},
    go: async ({ page }) => {
      await toScan(page);
      await scan(page, CARD);
      await press(page, 'Tiếp tục');
      await page.getByTestId('signature').waitFor();
      await page.goBack();
      await page.getByText('Thẻ khớp với hồ sơ').waitFor();
    },
  },
];
