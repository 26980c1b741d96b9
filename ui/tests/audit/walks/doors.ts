// The route and a door.

import { DAY } from '../beginnings';
import { openDoor, press, type Walk } from '../steps';

/** Every screen of this subject. */
export const DOORS_WALKS: Walk[] = [
  { name: 'doors', beginning: DAY, go: ({ page }) => press(page, 'Mở tuyến') },
  {
    name: 'doors-search',
    beginning: DAY,
    go: async ({ page }) => {
      await press(page, 'Mở tuyến');
      await page.getByRole('searchbox', { name: 'Tìm người' }).fill('thuy');
      await page.getByText(/^\d hộ/).waitFor();
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
];
