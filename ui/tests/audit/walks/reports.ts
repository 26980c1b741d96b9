// What is arranged where nobody was met, what speaks for waiting, and what is told at doors.

import type { Page } from 'playwright-core';
import { openDoor, press, type Walk } from '../steps';

/** The sample of the published format. */
const VIETQR =
  '00020101021238540010A00000072701240006970449011001234567890208QRIBFTTA530370454065400005802VN62230819Chi tra tro cap T116304B8A0';

async function openReport(page: Page, kind: string): Promise<void> {
  await openDoor(page);
  await press(page, 'Báo tin, thắc mắc');
  await press(page, new RegExp(`^${kind}`));
}

/** By the keyboard: with large text the buttons lie below the foot until they have the focus. */
async function openScan(page: Page): Promise<void> {
  await openReport(page, 'Muốn nhận qua tài khoản');
  for (const name of ['Đồng ý', 'Của chính người hưởng', 'Quét mã VietQR của tài khoản'])
    await page.getByRole('button', { name, exact: true }).press('Enter');
}

async function record(page: Page): Promise<void> {
  await press(page, 'Ký và ghi tin báo');
  await page.getByRole('heading', { name: 'Đã ghi tin báo' }).waitFor();
}

async function promiseLater(page: Page): Promise<void> {
  await openDoor(page);
  await press(page, 'Không chi được');
  await press(page, 'Đi vắng');
  await press(page, 'Hôm nay, lát nữa');
}

/** Every screen of this subject. */
export const REPORTS_WALKS: Walk[] = [
  {
    name: 'not-paid-message',
    beginning: {},
    go: async ({ page }) => {
      await promiseLater(page);
      await page.getByText('Giấy nhắn để lại ở nhà').click();
      await page.getByText('Tôi sẽ quay lại trong ngày hôm nay.').waitFor();
      await page.getByLabel('Đã để lại giấy nhắn').check();
    },
  },
  {
    name: 'today-promised',
    beginning: {},
    go: async ({ page }) => {
      await promiseLater(page);
      await press(page, 'Ghi nhận không chi được');
      await press(page, 'Về tuyến');
      await page.goBack();
      await page.getByRole('button', { name: 'Hẹn lại hôm nay: 1' }).waitFor();
    },
  },
  {
    name: 'doors-promised',
    beginning: {},
    go: async ({ page }) => {
      await promiseLater(page);
      await press(page, 'Ghi nhận không chi được');
      await press(page, 'Về tuyến');
      await press(page, 'Hẹn hôm nay');
      await page.getByText('1 hộ', { exact: true }).waitFor();
      await page.getByText('Hẹn lại ngày 05/11/2026').waitFor();
    },
  },
  {
    name: 'report',
    beginning: {},
    go: async ({ page }) => {
      await openDoor(page);
      await press(page, 'Báo tin, thắc mắc');
      await page.getByRole('heading', { name: 'Người dân báo gì, hỏi gì?' }).waitFor();
    },
  },
  {
    name: 'report-variation',
    beginning: {},
    go: async ({ page }) => {
      await openReport(page, 'Báo biến động');
      await press(page, 'Đã mất');
      await page.getByLabel('Thấy gì, nghe gì').fill('Con gái nói mất ở nhà, đã báo trưởng ấp');
      await press(page, 'Biết tháng');
      await page.getByLabel('Tháng xảy ra').fill('10/2026');
      await press(page, 'Dừng chi');
    },
  },
  {
    name: 'door-death-reported',
    beginning: {},
    go: async ({ page }) => {
      await openReport(page, 'Báo biến động');
      await press(page, 'Đã mất');
      await record(page);
      await press(page, 'Về chỗ vừa làm');
      await page.getByText('Có người báo người này đã mất').waitFor();
    },
  },
  {
    name: 'report-question',
    beginning: {},
    go: async ({ page }) => {
      await openReport(page, 'Hỏi, phản ánh, khiếu nại');
      await press(page, /^Hỏi Muốn biết/);
      await page.getByLabel('Câu hỏi thường gặp').selectOption({ index: 1 });
      await page.getByLabel('Về khoản nào').selectOption({ index: 1 });
    },
  },
  {
    name: 'report-account',
    beginning: {},
    go: async ({ page }) => {
      await openScan(page);
      await page.getByLabel('Máy quét cầm tay, hoặc dán nội dung mã').fill(VIETQR);
      await press(page, 'Đọc dòng này');
      await page.getByText('Tên chủ tài khoản chưa được kiểm tra').waitFor();
      const filled = await page.getByLabel('Số tài khoản').inputValue();
      if (filled !== '0123456789') throw new Error(`The code filled in ${filled}`);
      await page.getByText('Cách đăng ký trên VNeID').click();
    },
  },
  {
    name: 'report-account-wrong-code',
    beginning: {},
    go: async ({ page }) => {
      await openScan(page);
      await page.getByLabel('Máy quét cầm tay, hoặc dán nội dung mã').fill(`${VIETQR}1`);
      await press(page, 'Đọc dòng này');
      await page.getByText('Đây không phải mã VietQR của một tài khoản').waitFor();
    },
  },
  {
    name: 'reports',
    beginning: {},
    go: async ({ page }) => {
      await press(page, 'Việc đã báo');
      await press(page, 'Báo việc của người không có trên danh sách');
      await press(page, /^Báo biến động/);
      await page.getByLabel('Họ và tên người được báo').fill('Lê Văn Thí Dụ');
      await press(page, 'Có thể được hưởng mà chưa có tên');
      await record(page);
      await press(page, 'Về chỗ vừa làm');
      await page.getByText('Lê Văn Thí Dụ').waitFor();
    },
  },
];
