// The bag, the journal, the exchange with the centre, the settings.

import { DAY, EVENING } from '../beginnings';
import { press, type Walk } from '../steps';

/** Every screen of this subject. */
export const EVENING_WALKS: Walk[] = [
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
      await page.getByLabel('Ký trên giấy').check();
      await press(page, 'Xác nhận bản khai');
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
];
