// The pad on the whole screen, and what was begun and left.

import type { Page } from 'playwright-core';
import type { Program } from '../program';
import { openDoor, press, sign, typePin, type Walk } from '../steps';

/** The least part of the screen that is free to sign on, in either orientation and with large text. */
const PAD_PART_MIN = 0.7;

/** From the list to a confirmed payout, besides the signature. */
const TAPS_MAX = 6;

async function toSignature(page: Page): Promise<void> {
  await openDoor(page);
  await press(page, 'Chi trả');
  await press(page, 'Cả bốn mục đều đúng');
  await press(page, /^Quen mặt/);
  await page.getByTestId('signature').waitFor();
}

/** Turns the phone. */
async function turn(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.getByText('Ký xong').waitFor();
}

async function checkRoom(page: Page): Promise<void> {
  const [pad, screen] = [await page.getByTestId('signature').boundingBox(), page.viewportSize()];
  if (!pad || !screen) throw new Error('no pad');
  const part = (pad.width * pad.height) / (screen.width * screen.height);
  if (part < PAD_PART_MIN) throw new Error(`only ${part.toFixed(2)} of the screen is left to sign on`);
}

/** The points of the signature that the core keeps. */
async function pointsKept({ ask }: Program): Promise<number> {
  const [first] = await ask('drafts', {});
  const draft = first && (await ask('draft', first));
  return draft ? JSON.parse(draft.body).signature.strokes.flat().length : 0;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Every screen of this subject. */
export const SIGNATURE_WALKS: Walk[] = [
  {
    name: 'pay-4-signature-sideways',
    beginning: {},
    go: async ({ page }) => {
      await toSignature(page);
      await checkRoom(page);
      await sign(page);
      await turn(page, 740, 360);
      await checkRoom(page);
    },
  },
  {
    name: 'pay-4-signature-too-little',
    beginning: {},
    go: async ({ page }) => {
      await toSignature(page);
      const pad = page.getByTestId('signature');
      await pad.tap({ position: { x: 120, y: 200 } });
      await press(page, 'Ký xong');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'today-begun',
    beginning: {},
    go: async (program) => {
      const { page } = program;
      await toSignature(page);
      await sign(page);
      await until(async () => (await pointsKept(program)) > 20);
      await program.ask('lock', {});
      await page.reload();
      await typePin(page, '246810');
      await press(page, 'Mở khóa');
      await page.getByRole('button', { name: /^Làm tiếp/ }).waitFor();
    },
  },
  {
    name: 'today-begun-drop',
    beginning: {},
    go: async ({ page }) => {
      await openDoor(page);
      await press(page, 'Không chi được');
      await press(page, /^Đang nằm viện/);
      await page.goBack();
      await page.goBack();
      await page.goBack();
      await press(page, /^Bỏ:/);
      await page.getByRole('button', { name: 'Bỏ hẳn' }).waitFor();
    },
  },
  {
    name: 'pay-ordinary-taps',
    beginning: {},
    go: async ({ page }) => {
      await press(page, 'Mở tuyến');
      await page.evaluate(() => {
        let taps = 0;
        document.addEventListener('click', (event) => {
          // A signature is drawn; some browsers call its end a click.
          if (!(event.target instanceof HTMLCanvasElement)) taps += 1;
          document.documentElement.dataset.taps = String(taps);
        });
      });
      await press(page, /^Nguyễn Thị Thúy/);
      await press(page, 'Chi trả');
      await press(page, 'Cả bốn mục đều đúng');
      await press(page, /^Quen mặt/);
      await sign(page);
      await press(page, 'Ký xong');
      await press(page, 'Xác nhận đã chi');
      await page.getByText('Hộ tiếp theo').waitFor();
      const taps = Number(await page.evaluate(() => document.documentElement.dataset.taps));
      if (!(taps > 0 && taps <= TAPS_MAX)) throw new Error(`${taps} taps from the list to the payout`);
    },
  },
];
