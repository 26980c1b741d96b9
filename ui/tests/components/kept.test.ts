// Goal: nothing that a carrier has begun is lost, whatever happens between two taps. Method: the program is thrown
// away and started anew over the same core, as after a kill, at every card of a payout.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import App from '../../src/app/App.svelte';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import { navigation } from '../../src/app/navigation.svelte';
import { fixture } from '../fixture/backend';
import { FixtureCore, PIN, Refusal } from '../fixture/core';
import { sign } from './sign';

const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first();

/** What the core keeps of the payout under way. */
function kept(): { step: string; signature: { strokes: unknown[] } } | null {
  const [first] = fixture.core.handle('drafts', {});
  const draft = first && fixture.core.handle('draft', { kind: first.kind, key: first.key });
  return draft ? JSON.parse(draft.body) : null;
}

const strokesKept = () => kept()?.signature.strokes.length;

async function killAndStart(): Promise<void> {
  navigation.start({ name: 'today' });
  await expect.poll(() => navigation.depth).toBe(0);
  await cleanup();
  fixture.core.handle('lock', {});
  await render(App);
  for (const digit of PIN) await page.getByRole('button', { name: digit, exact: true }).click();
  await button('Mở khóa').click();
  await expect.element(button('Mở tuyến')).toBeVisible();
}

async function openDoor(name = 'Nguyễn Thị Thúy'): Promise<void> {
  await button('Mở tuyến').click();
  await button(new RegExp(`^${name}`)).click();
  await expect.element(page.getByText('Số tiền phải chi')).toBeVisible();
}

async function toSignature(): Promise<void> {
  await button('Chi trả').click();
  await button('Cả bốn mục đều đúng').click();
  await button(/^Quen mặt/).click();
}

beforeEach(async () => {
  fixture.delayMs = 0;
  fixture.core = new FixtureCore({});
  await render(App);
});

afterEach(async () => {
  navigation.start({ name: 'today' });
  await expect.poll(() => navigation.depth).toBe(0);
  await cleanup();
});

test('a kill at any card leads back to that card with all that was done before', async () => {
  await openDoor();
  await button('Chi trả').click();
  await button('Cả bốn mục đều đúng').click();
  await expect.poll(() => kept()?.step).toBe('receiver');
  await killAndStart();
  await button(/^Làm tiếp/).click();
  await expect.element(heading('Ai nhận tiền?')).toBeVisible();
  await button(/^Chính người hưởng/).click();
  await expect.poll(() => kept()?.step).toBe('identity');
  await killAndStart();
  await button(/^Làm tiếp/).click();
  await button(/^Quen mặt/).click();
  await sign();
  await expect.poll(strokesKept).toBe(1);
  await killAndStart();
  await button(/^Làm tiếp/).click();
  await expect.element(page.getByText('Đã có 1 nét')).toBeInTheDocument();
  await button('Ký xong').click();
  await expect.poll(() => kept()?.step).toBe('review');
  await killAndStart();
  await button(/^Làm tiếp/).click();
  await button('Xác nhận đã chi').click();
  await expect.element(heading('Đã chi xong')).toBeVisible();
  expect(kept()).toBeNull();
  const payout = fixture.core.calls.find((call) => call.name === 'record_payout')?.args;
  expect(payout).toMatchObject({
    payout: {
      receiver: { kind: 'beneficiary' },
      identity_method: 'known_personally',
      envelope_check: { amount: true, months: true, payer: true, hotline: true },
    },
  });
});

test('Back walks card by card after a kill as before it', async () => {
  await openDoor();
  await toSignature();
  await sign();
  await expect.poll(strokesKept).toBe(1);
  await killAndStart();
  await button(/^Làm tiếp/).click();
  await expect.element(button('Ký xong')).toBeVisible();
  for (const title of ['Đúng người nhận', 'Ai nhận tiền?', 'Kiểm tra phong bì']) {
    history.back();
    await expect.element(heading(title)).toBeVisible();
  }
  history.back();
  await expect.element(page.getByText('Số tiền phải chi')).toBeVisible();
  await button('Chi trả tiếp').click();
  await expect.element(heading('Kiểm tra phong bì')).toBeVisible();
});

test('several doors are left half-done, and one of them is dropped', async () => {
  await openDoor();
  await toSignature();
  await sign();
  await expect.poll(strokesKept).toBe(1);
  navigation.start({ name: 'today' });
  await openDoor('Nguyễn Thị Thùy');
  await toSignature();
  await expect.poll(() => fixture.core.handle('drafts', {}).length).toBe(2);
  await killAndStart();
  await button('Bỏ: Nguyễn Thị Thùy').click();
  await button('Bỏ hẳn').click();
  await expect
    .poll(() => fixture.core.handle('drafts', {}).map((one) => one.door?.person_name))
    .toEqual(['Nguyễn Thị Thúy']);
  await expect.element(button('Làm tiếp: Nguyễn Thị Thúy')).toBeVisible();
});

test('a call in the middle of a stroke keeps the stroke', async () => {
  await openDoor();
  await toSignature();
  const canvas = await canvasOf();
  down(canvas, 7, 40, 100);
  for (let step = 1; step < 12; step += 1) move(canvas, 7, 40 + step * 12, 100 + (step % 2) * 60);
  canvas.dispatchEvent(new PointerEvent('pointercancel', { pointerId: 7 }));
  await expect.poll(strokesKept).toBe(1);
});

test('without room to keep it the payout goes on, and is told', async () => {
  const refuse = () => fixture.core.refuseNext.set('keep_draft', new Refusal('disk_full'));
  await openDoor();
  refuse();
  await toSignature();
  history.back();
  refuse();
  await expect.element(heading('Đúng người nhận')).toBeVisible();
  await expect.element(page.getByText('Máy sắp hết chỗ')).toBeVisible();
  await button(/^Quen mặt/).click();
  await sign();
  await button('Ký xong').click();
  await button('Xác nhận đã chi').click();
  await expect.element(heading('Đã chi xong')).toBeVisible();
});

test('a payout that was only looked at is not offered', async () => {
  await openDoor();
  await button('Chi trả').click();
  await expect.element(heading('Kiểm tra phong bì')).toBeVisible();
  history.back();
  await expect.element(page.getByText('Số tiền phải chi')).toBeVisible();
  expect(kept()).toBeNull();
});

test('a visit in vain that was being written is kept as well', async () => {
  await openDoor();
  await button('Không chi được').click();
  await button(/^Đang nằm viện/).click();
  await page.getByLabelText(/^Ghi thêm/).fill('Con gái hẹn chiều');
  await expect.poll(() => (kept() as unknown as { note: string } | null)?.note).toBe('Con gái hẹn chiều');
  await killAndStart();
  await button(/^Làm tiếp/).click();
  await expect.element(button(/^Đang nằm viện/)).toHaveAttribute('aria-pressed', 'true');
  await button('Ghi nhận không chi được').click();
  await expect.element(heading('Đã ghi: không chi được')).toBeVisible();
  expect(fixture.core.calls.find((call) => call.name === 'record_non_payment')?.args).toMatchObject({
    reason: 'in_hospital',
    note: 'Con gái hẹn chiều',
  });
  expect(fixture.core.handle('drafts', {})).toEqual([]);
});

async function canvasOf(): Promise<HTMLCanvasElement> {
  await expect.poll(() => document.querySelector('canvas')?.width ?? 0).toBeGreaterThan(0);
  const canvas = document.querySelector('canvas')!;
  canvas.setPointerCapture = () => undefined;
  return canvas;
}

function down(canvas: HTMLCanvasElement, pointerId: number, clientX: number, clientY: number): void {
  canvas.dispatchEvent(new PointerEvent('pointerdown', { pointerId, button: 0, clientX, clientY }));
}

function move(canvas: HTMLCanvasElement, pointerId: number, clientX: number, clientY: number): void {
  canvas.dispatchEvent(new PointerEvent('pointermove', { pointerId, clientX, clientY }));
}
