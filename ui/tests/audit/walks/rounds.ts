// The notes of doors, the order of the round, and the table of a payout point.

import type { Page } from 'playwright-core';
import { openDoor, press, sign, type Walk } from '../steps';

const FIRST = 'Nguyễn Thị Thúy';
const POINT = 'Nhà văn hóa ấp Mỹ An 1';

async function note(page: Page): Promise<void> {
  await openDoor(page);
  await press(page, 'Thêm ghi chú nhà này');
  await press(page, 'Nặng tai, gọi to');
  await press(page, 'Đi cổng bên');
}

async function toHamlet(page: Page): Promise<void> {
  await press(page, 'Mở tuyến');
  await press(page, 'Sắp xếp tuyến');
  await press(page, 'Sắp các nhà ở Ấp Mỹ An 1');
  await page.getByRole('button', { name: new RegExp(`^1 ${FIRST}`) }).waitFor();
}

/** Drags the handle of one row by so many rows, as a thumb does. */
async function drag(page: Page, name: string, rows: number): Promise<void> {
  const handle = page.getByRole('img', { name: `Kéo ${name}` });
  // With large text the row may stand under the head or the foot of the screen.
  await handle.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await handle.boundingBox();
  if (!box) throw new Error('no handle');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + rows * box.height, { steps: 6 });
  await page.mouse.up();
}

/** Pays the door that is open, to the beneficiary whom the carrier knows. */
async function pay(page: Page): Promise<void> {
  await press(page, 'Chi trả');
  await press(page, 'Cả bốn mục đều đúng');
  await press(page, /^Chính người hưởng/);
  await press(page, /^Quen mặt/);
  await sign(page);
  await press(page, 'Ký xong');
  await press(page, 'Xác nhận đã chi');
}

/** Every screen of this subject. */
export const ROUNDS_WALKS: Walk[] = [
  {
    name: 'note',
    beginning: {},
    go: async ({ page }) => {
      await note(page);
      await page.getByRole('button', { name: 'Đi cổng bên' }).waitFor({ state: 'detached' });
    },
  },
  {
    name: 'note-door',
    beginning: {},
    go: async ({ page }) => {
      await note(page);
      await press(page, 'Lưu ghi chú');
      await page.getByText('Nặng tai, gọi to. Đi cổng bên').waitFor();
      await page.getByText('Ghi trên máy này').waitFor();
    },
  },
  {
    name: 'note-list',
    beginning: {},
    go: async ({ page }) => {
      await note(page);
      await press(page, 'Lưu ghi chú');
      await page.getByText('Ghi trên máy này').waitFor();
      await page.goBack();
      await page.getByRole('button', { name: /Ghi chú: Nặng tai, gọi to/ }).waitFor();
    },
  },
  {
    name: 'rounds',
    beginning: {},
    go: async ({ page }) => {
      await press(page, 'Mở tuyến');
      await press(page, 'Sắp xếp tuyến');
      await press(page, /^3 Ấp Mỹ Hiệp/);
      await press(page, 'Lên đầu');
      await press(page, /^1 Ấp Mỹ Hiệp/);
    },
  },
  {
    name: 'round',
    beginning: { doors: 30 },
    go: async ({ page }) => {
      await toHamlet(page);
      await drag(page, FIRST, 2);
      // With large text the drag ends at the edge of the window, and the list goes on under the finger.
      const moved = page.getByRole('button', { name: new RegExp(`^([3-9]|1\\d|20) ${FIRST}`) });
      await moved.waitFor();
      const place = Number.parseInt((await moved.textContent()) ?? '', 10);
      await page.getByText(`${FIRST}: chỗ ${place} trên 20`).waitFor({ state: 'attached' });
      // Keyboard alone moves too.
      await moved.focus();
      await page.keyboard.press('Alt+ArrowUp');
      await page.getByText(`${FIRST}: chỗ ${place - 1} trên 20`).waitFor({ state: 'attached' });
    },
  },
  {
    name: 'round-kept',
    beginning: { doors: 30 },
    go: async ({ page }) => {
      await toHamlet(page);
      await press(page, new RegExp(`^1 ${FIRST}`));
      await press(page, 'Xuống');
      await page.goBack();
      await press(page, 'Sắp các nhà ở Ấp Mỹ An 1');
      await page.getByRole('button', { name: new RegExp(`^2 ${FIRST}`) }).waitFor();
      await page.getByText('Thứ tự mới chưa lưu').waitFor();
      await press(page, 'Lưu thứ tự');
      await press(page, 'Sắp các nhà ở Ấp Mỹ An 1');
      await page.getByRole('button', { name: new RegExp(`^2 ${FIRST}`) }).waitFor();
    },
  },
  {
    name: 'round-long',
    beginning: { doors: 300, taken: false },
    go: async ({ page, ask }) => {
      const { hamlets } = await ask('rounds', {});
      if (hamlets.length < 2) throw new Error('one hamlet only');
      await press(page, 'Tuyến');
      await press(page, 'Sắp xếp tuyến');
      await press(page, 'Sắp các nhà ở Ấp Mỹ An 1');
      await press(page, new RegExp(`^1 ${FIRST}`));
      await press(page, 'Xuống cuối');
      await page.getByText(new RegExp(`${FIRST}: chỗ (\\d+) trên \\1$`)).waitFor({ state: 'attached' });
      await page.getByRole('button', { name: new RegExp(`^\\d+ ${FIRST}`) }).waitFor();
    },
  },
  {
    name: 'points-none',
    beginning: {},
    go: async ({ page }) => {
      await press(page, 'Mở tuyến');
      await press(page, 'Điểm chi trả');
      await page.getByText('không có điểm chi trả nào').waitFor();
    },
  },
  {
    name: 'points',
    beginning: { point: true },
    go: async ({ page }) => {
      await press(page, 'Mở tuyến');
      await press(page, 'Điểm chi trả');
      await page.getByText('Chọn điểm đang ngồi').waitFor();
    },
  },
  {
    name: 'today-point',
    beginning: { point: true },
    go: async ({ page }) => {
      await page.getByRole('button', { name: new RegExp(`^${POINT}`) }).waitFor();
    },
  },
  {
    name: 'point',
    beginning: { point: true },
    go: async ({ page }) => {
      await press(page, new RegExp(`^${POINT}`));
      await page.getByText('Tiền còn').waitFor();
    },
  },
  {
    name: 'point-elsewhere',
    beginning: { point: true },
    go: async ({ page }) => {
      await press(page, new RegExp(`^${POINT}`));
      await page.getByRole('searchbox').fill('AG-1200');
      await page.getByText('Không ở điểm này').waitFor();
    },
  },
  {
    name: 'point-scan',
    beginning: { point: true },
    go: async ({ page }) => {
      await press(page, new RegExp(`^${POINT}`));
      await press(page, 'Quét thẻ căn cước');
      await page.getByLabel('Máy quét cầm tay, hoặc gõ 12 số trên thẻ').fill('089146999999');
      await page.keyboard.press('Enter');
      await page.getByText('Không có ai trên máy này').waitFor();
    },
  },
  {
    name: 'point-paid',
    beginning: { point: true },
    go: async ({ page }) => {
      await press(page, new RegExp(`^${POINT}`));
      await page.getByRole('searchbox').waitFor();
      // The field has the focus: a handheld scanner types the number of the card and ends with Enter.
      await page.keyboard.type('089057001003|351000000|');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Đỗ Hữu Phước' }).waitFor();
      await pay(page);
      await page.getByText('Đã chi xong: Đỗ Hữu Phước').waitFor();
      await page.getByText(/^1 \/ \d+ phong bì/).waitFor();
    },
  },
  {
    name: 'pay-more-for-person',
    beginning: { gifts: 1 },
    go: async ({ page }) => {
      await openDoor(page);
      await pay(page);
      await page.getByRole('button', { name: 'Còn 1 phong bì của người này' }).waitFor();
    },
  },
];
