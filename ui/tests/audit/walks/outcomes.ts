// A door that was not paid, and a correction.

import { openDoor, press, type Walk } from '../steps';

/** Every screen of this subject. */
export const OUTCOMES_WALKS: Walk[] = [
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
];
