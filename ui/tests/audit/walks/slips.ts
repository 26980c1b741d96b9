// Slips for receivers, and the check of one.

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { BRANCH, DAY } from '../beginnings';
import { openBoard, openDoor, press, sign, toIdentity, type Walk } from '../steps';

async function openSlip(page: Page): Promise<void> {
  await press(page, 'Sổ ghi');
  await press(page, 'Phiếu cho người nhận');
  await page.getByRole('img', { name: 'Mã để kiểm tra phiếu' }).waitFor();
}

async function openCheck(page: Page): Promise<void> {
  await press(page, 'Cài đặt');
  await press(page, 'Kiểm tra phiếu');
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Máy quét cầm tay/ }).fill(text);
  await press(page, 'Đọc dòng này');
}

/** The vectors of the protocol: genuine slips, of a centre that is not the one of these walks. */
const OTHER_CENTRES = JSON.parse(
  readFileSync(new URL('../../../../sync-protocol/vectors/slips.json', import.meta.url), 'utf8'),
) as { good: { text: string }[] };

/** Every screen of this subject. */
export const SLIPS_WALKS: Walk[] = [
  { name: 'slip', beginning: DAY, go: ({ page }) => openSlip(page) },
  {
    name: 'slip-recorded',
    beginning: {},
    go: async ({ page }) => {
      await toIdentity(page);
      await press(page, /^Quen mặt/);
      await sign(page);
      await press(page, 'Ký xong');
      await press(page, 'Xác nhận đã chi');
      await press(page, 'Phiếu cho người nhận');
      await page.getByRole('img', { name: 'Mã để kiểm tra phiếu' }).waitFor();
    },
  },
  {
    name: 'slip-corrected',
    beginning: { paid: 1 },
    go: async ({ page }) => {
      await openDoor(page);
      await press(page, 'Đính chính');
      await press(page, 'Nhầm người');
      await page.getByRole('textbox', { name: 'Nói rõ thêm' }).fill('Đưa nhầm sang nhà bên.');
      await press(page, 'Xác nhận đính chính');
      await page.getByRole('heading', { name: 'Đã đính chính' }).waitFor();
      await press(page, 'Về tuyến');
      await page
        .getByRole('button', { name: /^Nguyễn Thị Thúy/ })
        .first()
        .click();
      await press(page, 'Phiếu cho người nhận');
      await page.getByText('Lần chi này đã đính chính').waitFor();
    },
  },
  {
    name: 'slip-saved',
    beginning: DAY,
    go: async ({ page }) => {
      await openSlip(page);
      await press(page, 'Lưu PDF');
      await page.getByText('Đã lưu phiếu').waitFor();
    },
  },
  {
    name: 'slip-printer',
    beginning: DAY,
    go: async ({ page }) => {
      await openSlip(page);
      await press(page, 'Cài máy in');
      await page.getByRole('textbox', { name: 'Cổng hoặc địa chỉ máy in' }).fill('/dev/usb/lp0');
      await press(page, 'Lưu máy in');
      await page.getByText('Đã lưu máy in').waitFor();
    },
  },
  { name: 'slip-check', beginning: DAY, go: ({ page }) => openCheck(page) },
  {
    name: 'slip-check-genuine',
    beginning: DAY,
    go: async ({ page, ask }) => {
      const { items } = await ask('journal', { offset: 0, limit: 200 });
      const paid = items.find((item) => item.kind === 'payout');
      const { code } = await ask('slip', { entry_id: paid?.entry_id ?? '' });
      await openCheck(page);
      await paste(page, code.text);
      await page.getByText('Phiếu thật', { exact: true }).waitFor();
    },
  },
  {
    name: 'slip-check-other-centre',
    beginning: BRANCH,
    go: async ({ page }) => {
      await openBoard(page);
      await openCheck(page);
      await paste(page, OTHER_CENTRES.good[0]?.text ?? '');
      await page.getByText('Phiếu không do trung tâm của ta ký').waitFor();
    },
  },
  {
    name: 'slip-check-other-code',
    beginning: DAY,
    go: async ({ page }) => {
      await openCheck(page);
      await paste(page, 'https://example.vn');
      await page.getByText('Đây không phải mã của phiếu nhận tiền').waitFor();
    },
  },
];
