// The supervisor's day.

import { BRANCH } from '../beginnings';
import { openBoard, press, type Walk } from '../steps';

/** Every screen of this subject. */
export const BRANCH_WALKS: Walk[] = [
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
];
