// The carrier's first screen, and the morning.

import { MORNING, DAY } from '../beginnings';
import { press, type Walk } from '../steps';

/** Every screen of this subject. */
export const TODAY_WALKS: Walk[] = [
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
      await page.getByLabel('Ký trên giấy').check();
      await press(page, 'Xác nhận đã nhận');
    },
  },
  { name: 'today', beginning: DAY, go: ({ page }) => page.getByText('Tiền còn trong túi').waitFor() },
  {
    name: 'today-empty',
    beginning: { doors: 0 },
    go: ({ page }) => page.getByText(/chưa có phong bì/).waitFor(),
  },
];
