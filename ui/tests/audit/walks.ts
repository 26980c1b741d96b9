// How to get to each screen, by role and name as a person would.

import type { Page } from 'playwright-core';
import { LINK, PIN } from '../fixture/core';
import type { Program } from './program';
import { SCANS } from './scans';
import { openDoor, press, sign, toIdentity, typePin, type Walk } from './steps';

async function openExplanation(page: Page, name?: string): Promise<void> {
  await openDoor(page, name);
  await press(page, /^Giải thích/);
  await page.getByRole('heading', { name: 'Câu hỏi thường gặp' }).waitFor();
}

async function toSignature(page: Page): Promise<void> {
  await toIdentity(page);
  await press(page, /^Quen mặt/);
}

async function toReview(page: Page): Promise<void> {
  await toSignature(page);
  await sign(page);
  await press(page, 'Ký xong');
}

async function openBoard(page: Page): Promise<void> {
  await page.getByRole('table').waitFor();
}

async function openReceipts(page: Page, purpose: string): Promise<void> {
  await openBoard(page);
  await press(page, 'Xuất biên nhận');
  await press(page, purpose);
}

const FRESH = { phase: 'new' } as const;
const LOCKED = { phase: 'locked' } as const;
const MORNING = { taken: false } as const;
const DAY = { paid: 12 } as const;
const EVENING = { doors: 5, paid: 5, online: true } as const;
const BRANCH = { role: 'supervisor', online: true } as const;

async function throughLink({ page }: Program): Promise<void> {
  await page.getByLabel('Mã cấp máy').fill(LINK);
  await press(page, 'Tiếp tục');
  await page.getByLabel('Tên máy').fill('Điện thoại chị Lượm');
}

/** Every screen. */
export const WALKS: Walk[] = [
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
  {
    name: 'today-morning',
    beginning: MORNING,
    go: ({ page }) => page.getByText('Đang chờ ở bưu cục').waitFor(),
  },
  {
    name: 'receive',
    beginning: MORNING,
    go: ({ page }) => press(page, 'Nhận phong bì buổi sáng'),
  },
  {
    name: 'received',
    beginning: MORNING,
    go: async ({ page }) => {
      await press(page, 'Nhận phong bì buổi sáng');
      await press(page, 'Đã đếm đủ');
    },
  },
  { name: 'today', beginning: DAY, go: ({ page }) => page.getByText('Tiền còn trong túi').waitFor() },
  {
    name: 'today-empty',
    beginning: { doors: 0 },
    go: ({ page }) => page.getByText(/chưa có phong bì/).waitFor(),
  },
  { name: 'doors', beginning: DAY, go: ({ page }) => press(page, 'Mở tuyến') },
  {
    name: 'doors-search',
    beginning: DAY,
    go: async ({ page }) => {
      await press(page, 'Mở tuyến');
      await page.getByRole('searchbox', { name: 'Tìm người' }).fill('thuy');
      await page.getByText('15 hộ').waitFor();
    },
  },
  {
    name: 'doors-none',
    beginning: DAY,
    go: async ({ page }) => {
      await press(page, 'Mở tuyến');
      await page.getByRole('searchbox', { name: 'Tìm người' }).fill('xyz');
      await page.getByText('Không tìm thấy ai').waitFor();
    },
  },
  { name: 'door', beginning: {}, go: ({ page }) => openDoor(page) },
  {
    name: 'door-lines',
    beginning: {},
    go: async ({ page }) => {
      await openDoor(page, 'Trần Văn Lực');
      await page.getByText('Trợ cấp tuất nuôi dưỡng hằng tháng').click();
    },
  },
  { name: 'door-long-name', beginning: {}, go: ({ page }) => openDoor(page, 'Công Tằng') },
  { name: 'door-paid', beginning: { paid: 1 }, go: ({ page }) => openDoor(page) },
  {
    name: 'door-withdrawn',
    beginning: {},
    go: async ({ page }) => {
      await press(page, 'Mở tuyến');
      await press(page, 'Đã thu hồi');
      await page.getByText('1 hộ', { exact: true }).waitFor();
      await press(page, /^Công|^Huỳnh/);
      await page.getByText('không được chi').waitFor();
    },
  },
  {
    name: 'explain',
    beginning: {},
    go: async ({ page }) => {
      await openExplanation(page);
      await page.getByText('Nhà có người mất thì báo ai?').click();
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
    go: async ({ page, core }) => {
      await toReview(page);
      const { Refusal } = await import('../fixture/core');
      core.refuseNext.set('record_payout', new Refusal('disk_full'));
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
  {
    name: 'not-paid',
    beginning: {},
    go: async ({ page }) => {
      await openDoor(page);
      await press(page, 'Không chi được');
      await press(page, 'Nghe báo đã mất');
    },
  },
  {
    name: 'not-paid-done',
    beginning: {},
    go: async ({ page }) => {
      await openDoor(page);
      await press(page, 'Không chi được');
      await press(page, 'Đi vắng');
      await press(page, 'Ghi nhận không chi được');
      await page.getByText('Hộ tiếp theo').waitFor();
    },
  },
  {
    name: 'correct',
    beginning: { paid: 1 },
    go: async ({ page }) => {
      await openDoor(page);
      await press(page, 'Đính chính');
      await press(page, 'Nhầm người');
    },
  },
  { name: 'bag', beginning: { paid: 50 }, go: ({ page }) => press(page, 'Túi tiền') },
  {
    name: 'bag-choose',
    beginning: { paid: 50 },
    go: async ({ page }) => {
      await press(page, 'Túi tiền');
      await press(page, 'Chọn từng phong bì');
      await page.getByRole('checkbox').first().check();
    },
  },
  {
    name: 'bag-differs',
    beginning: EVENING,
    go: async ({ page }) => {
      await press(page, 'Túi tiền');
      await page.getByLabel('Số phong bì đếm được').fill('1');
      await page.getByLabel('Số tiền đếm được (đồng)').fill('3012000');
      await press(page, 'Ký bản khai cuối ngày');
    },
  },
  {
    name: 'bag-declared',
    beginning: EVENING,
    go: async ({ page }) => {
      await press(page, 'Túi tiền');
      await press(page, 'Túi đã hết');
      await press(page, 'Ký bản khai cuối ngày');
      await press(page, 'Về Hôm nay');
      await press(page, 'Túi tiền');
    },
  },
  { name: 'journal', beginning: { paid: 6, online: true }, go: ({ page }) => press(page, 'Sổ ghi') },
  { name: 'sync-pending', beginning: DAY, go: ({ page }) => press(page, /^Chờ gửi/) },
  {
    name: 'sync-accepted',
    beginning: { ...DAY, online: true },
    go: ({ page }) => press(page, /^Đã nhận đủ/),
  },
  { name: 'settings', beginning: DAY, go: ({ page }) => press(page, 'Cài đặt') },
  {
    name: 'settings-english',
    beginning: DAY,
    go: async ({ page }) => {
      await press(page, 'Cài đặt');
      await press(page, 'English');
      await page.getByText('This device').waitFor();
    },
  },
  { name: 'board', beginning: BRANCH, go: ({ page }) => openBoard(page) },
  {
    name: 'board-stale',
    beginning: { role: 'supervisor', online: false },
    go: ({ page }) => openBoard(page),
  },
  {
    name: 'carrier-day',
    beginning: BRANCH,
    go: async ({ page }) => {
      await openBoard(page);
      await press(page, 'Công Tằng');
    },
  },
  {
    name: 'carrier-day-refused',
    beginning: BRANCH,
    go: async ({ page }) => {
      await openBoard(page);
      await press(page, 'Huỳnh Thị Bé Kiều');
      await press(page, 'Khóa sổ ngày này');
      await page.getByText('Chưa khóa sổ ngày này được').waitFor();
    },
  },
  {
    name: 'carrier-day-closed',
    beginning: BRANCH,
    go: async ({ page }) => {
      await openBoard(page);
      await press(page, 'Lê Thị Thủy');
    },
  },
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
  ...SCANS,
];
