// Goal: what a line is can be read, shown and heard at the door, and what is for the carrier alone stays so.
// Method: the real screens with a core in memory; the voice of the device is a record of what it was given.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import App from '../../src/app/App.svelte';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import { navigation } from '../../src/app/navigation.svelte';
import { fixture } from '../fixture/backend';
import { FixtureCore } from '../fixture/core';

const PUBLIC = 'Nguyễn Thị Thúy';
const DISCREET = 'Đỗ Hữu Phước';

const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first();

let heard: SpeechSynthesisUtterance[] = [];
let cancelled = 0;

/** Gives the device voices of some languages. */
function giveVoices(voices: { lang: string; localService: boolean }[]): void {
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: (utterance: SpeechSynthesisUtterance) => heard.push(utterance),
    cancel: () => (cancelled += 1),
  });
  Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: speech });
  // The browser's own takes only voices that it made itself.
  Object.defineProperty(window, 'SpeechSynthesisUtterance', {
    configurable: true,
    value: class {
      constructor(readonly text: string) {}
    },
  });
}

async function openExplanation(person: string): Promise<void> {
  fixture.core = new FixtureCore();
  await render(App);
  await button('Mở tuyến').click();
  await button(new RegExp(`^${person}`)).click();
  await button(/^Giải thích/).click();
  await expect.element(heading('Câu hỏi thường gặp')).toBeVisible();
}

const shown = () => document.querySelector('main')?.textContent ?? '';

beforeEach(() => {
  fixture.delayMs = 0;
  heard = [];
  cancelled = 0;
  giveVoices([{ lang: 'vi_VN', localService: true }]);
});

afterEach(async () => {
  navigation.start({ name: 'today' });
  await expect.poll(() => navigation.depth).toBe(0);
  await cleanup();
});

test('a line opens its explanation, and Back leads to the door', async () => {
  await openExplanation(PUBLIC);
  await expect.element(heading('Vì sao là số tiền này')).toBeVisible();
  await expect.element(page.getByText('Đúng bằng mức trong bảng tra cứu.')).toBeVisible();
  await page.getByText('Nhà có người mất thì báo ai?').click();
  await expect.element(page.getByText('Báo Ủy ban nhân dân xã, phường.')).toBeVisible();
  await button('Quay lại').click();
  await expect.element(page.getByText('Số tiền phải chi')).toBeVisible();
});

test('large type shows what anyone may see, and Back leads to the explanation', async () => {
  await openExplanation(DISCREET);
  await button('Chữ lớn').click();
  await expect.element(heading('Cho người nhận xem')).toBeVisible();
  await expect.element(page.getByText(/^Đây là trợ cấp xã hội hằng tháng/)).toBeVisible();
  expect(shown()).not.toContain('khuyết tật');
  history.back();
  await expect.element(heading('Câu hỏi thường gặp')).toBeVisible();
});

test('what is for the carrier stays closed until it is opened', async () => {
  await openExplanation(DISCREET);
  await expect.element(page.getByText('Người khuyết tật nặng.')).not.toBeVisible();
  await page.getByText(/^Chỉ nhân viên xem/).click();
  await expect.element(page.getByText('Người khuyết tật nặng.')).toBeVisible();
});

test('an amount that the catalogue cannot explain asks for a note to the commune', async () => {
  await openExplanation(DISCREET);
  await expect.element(page.getByText('Ghi lại câu hỏi để xã trả lời')).toBeVisible();
});

test('the voice reads amounts in words, nothing that is for the carrier, and stops', async () => {
  await openExplanation(DISCREET);
  await button('Đọc to').click();
  expect(heard.map((one) => one.text)).toEqual([
    'Đây là trợ cấp xã hội hằng tháng, theo quyết định của Ủy ban nhân dân xã, phường.',
    'Bảng tra cứu ghi một triệu không trăm tám mươi nghìn đồng, khác với danh sách.',
  ]);
  await button('Dừng đọc').click();
  expect(cancelled).toBe(1);
  await expect.element(button('Đọc to')).toBeVisible();
});

test('the button is ready again when the last sentence was read', async () => {
  await openExplanation(DISCREET);
  await button('Đọc to').click();
  await expect.element(button('Dừng đọc')).toBeVisible();
  heard.at(-1)?.onend?.(new Event('end') as SpeechSynthesisEvent);
  await expect.element(button('Đọc to')).toBeVisible();
});

test('the voice falls silent when the screen is left', async () => {
  await openExplanation(PUBLIC);
  await button('Đọc to').click();
  history.back();
  await expect.element(page.getByText('Số tiền phải chi')).toBeVisible();
  expect(cancelled).toBe(1);
});

test.each([
  ['no voice', []],
  ['a foreign voice', [{ lang: 'en-US', localService: true }]],
  ['a voice that works over the network', [{ lang: 'vi-VN', localService: false }]],
])('with %s nothing offers to read aloud', async (_, voices) => {
  giveVoices(voices);
  await openExplanation(PUBLIC);
  await expect.element(button('Chữ lớn')).toBeVisible();
  expect(page.getByRole('button', { name: 'Đọc to' }).elements()).toEqual([]);
});
