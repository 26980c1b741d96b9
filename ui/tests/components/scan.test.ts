// Goal: a card or an enrolment code is read by the camera, by a scanner that types or by hand, and what the card
// says never stops a payout. The camera is a drawn picture; the reader of codes is the real one.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import App from '../../src/app/App.svelte';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import { navigation } from '../../src/app/navigation.svelte';
import { fixture } from '../fixture/backend';
import { type Beginning, FixtureCore, LINK } from '../fixture/core';
import { CARD, OTHER_CARD } from '../fixture/card';
import { holdBeforeCamera, refuseCamera } from './camera';
import { sign } from './sign';

const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first();
const field = () => page.getByLabelText('Máy quét cầm tay, hoặc gõ 12 số trên thẻ');

const SLOW = { timeout: 15_000 };
const realCamera = navigator.mediaDevices.getUserMedia;

async function begin(beginning: Partial<Beginning> = {}): Promise<void> {
  fixture.core = new FixtureCore(beginning);
  await render(App);
}

async function toReceiver(): Promise<void> {
  await button('Mở tuyến').click();
  await button(/^Nguyễn Thị Thúy/).click();
  await button('Chi trả').click();
  await button('Cả bốn mục đều đúng').click();
}

async function toScan(): Promise<void> {
  await toReceiver();
  await button(/^Chính người hưởng/).click();
  await button('Quét mã thẻ căn cước').click();
  await expect.element(heading('Quét mã thẻ căn cước')).toBeVisible();
}

async function confirm(): Promise<void> {
  await sign();
  await button('Ký xong').click();
  await button('Xác nhận đã chi').click();
  await expect.element(heading('Đã chi xong')).toBeVisible();
}

function recorded() {
  return fixture.core.calls.filter((call) => call.name === 'record_payout').map((call) => call.args)[0];
}

beforeEach(() => {
  fixture.delayMs = 0;
  refuseCamera('NotFoundError');
});

afterEach(async () => {
  navigation.start({ name: 'today' });
  await expect.poll(() => navigation.depth).toBe(0);
  await cleanup();
  navigator.mediaDevices.getUserMedia = realCamera;
});

test('a card before the camera is read, compared and recorded by its last digits', async () => {
  const camera = await holdBeforeCamera(CARD);
  await begin();
  await toScan();
  await expect.element(page.getByText('Thẻ khớp với hồ sơ'), SLOW).toBeVisible();
  await expect.element(page.getByText('10/07/1936')).toBeVisible();
  expect(camera.stopped(), 'the camera is given back').toBe(true);
  await button('Tiếp tục').click();
  await expect.element(heading('Chữ ký người nhận')).toBeVisible();
  await confirm();
  expect(recorded()).toMatchObject({
    payout: {
      identity_method: 'card_scanned',
      identity_last_digits: '1000',
      receiver: { kind: 'beneficiary' },
    },
  });
  const scanned = fixture.core.calls.filter((call) => call.name === 'read_card').map((call) => call.args);
  expect(scanned).toEqual([{ text: CARD, envelope_id: expect.any(String), authorisation_id: null }]);
});

test('another card is shown as another one, and the payout goes on', async () => {
  await begin();
  await toScan();
  await field().fill(OTHER_CARD);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Thẻ có chỗ khác hồ sơ')).toBeVisible();
  await expect.element(page.getByText(/^Ba số đầu không phải mã tỉnh nào/)).toBeVisible();
  await button('Tiếp tục').click();
  await confirm();
  expect(recorded()).toMatchObject({
    payout: { identity_method: 'card_scanned', identity_last_digits: '3430' },
  });
});

test('a scanner that types is heard without a touch of the field', async () => {
  await begin();
  await toScan();
  await userEvent.keyboard(`${CARD}{Enter}{Enter}`);
  await expect.element(page.getByText('Thẻ khớp với hồ sơ')).toBeVisible();
});

test('a typed number is a card that was seen, not scanned', async () => {
  await begin();
  await toScan();
  await field().fill('089136001000');
  await button('Đọc dòng này').click();
  await button('Tiếp tục').click();
  await confirm();
  expect(recorded()).toMatchObject({
    payout: { identity_method: 'card_seen', identity_last_digits: '1000' },
  });
});

test('what is no card says so, and a line that an input method has changed says why', async () => {
  await begin();
  await toScan();
  await field().fill('089i36001000||Nguyeenx');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Đây không phải mã của thẻ căn cước')).toBeVisible();
  await expect.element(page.getByText(/^Dòng chữ có vẻ bị bộ gõ/)).toBeVisible();
  await userEvent.keyboard(`${CARD}{Enter}`);
  await expect.element(page.getByText('Thẻ khớp với hồ sơ')).toBeVisible();
  await expect.element(page.getByText(/^Dòng chữ có vẻ bị bộ gõ/)).not.toBeInTheDocument();
});

test.each([
  ['NotFoundError', 'Máy này không có máy ảnh dùng được'],
  ['NotAllowedError', 'Máy chưa cho phép dùng máy ảnh'],
  ['NotReadableError', 'Chưa mở được máy ảnh'],
])('%s leaves the field and says what to do', async (name, words) => {
  refuseCamera(name);
  await begin();
  await toScan();
  await expect.element(page.getByText(words)).toBeVisible();
  await expect.element(field()).toBeVisible();
});

test('Back from the scan leads to the card before, and gives the camera back', async () => {
  const camera = await holdBeforeCamera('not a card');
  await begin();
  await toScan();
  await expect.element(page.getByText('Đây không phải mã của thẻ căn cước'), SLOW).toBeVisible();
  history.back();
  await expect.element(heading('Đúng người nhận')).toBeVisible();
  expect(camera.stopped()).toBe(true);
  await expect.element(button(/^Quen mặt/)).toBeVisible();
});

test('the check of one receiver does not hold for another', async () => {
  await begin();
  await toScan();
  await userEvent.keyboard(`${CARD}{Enter}`);
  await button('Tiếp tục').click();
  await expect.element(heading('Chữ ký người nhận')).toBeVisible();
  history.back();
  await expect.element(button('Đã quét mã thẻ căn cước')).toHaveAttribute('aria-pressed', 'true');
  history.back();
  await button(/^Trương Thị Đượm/).click();
  await expect.element(button('Quét mã thẻ căn cước')).toHaveAttribute('aria-pressed', 'false');
});

test('the card of somebody new fills name and number', async () => {
  await begin();
  await toReceiver();
  await button(/^Người khác có giấy tờ/).click();
  await button('Quét mã thẻ căn cước').click();
  await field().fill(OTHER_CARD);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Hồ sơ không có gì để so với thẻ')).toBeVisible();
  await button('Tiếp tục').click();
  await expect.element(page.getByLabelText('Họ và tên')).toHaveValue('Trương Thị Đượm');
  await expect.element(page.getByLabelText('Số căn cước')).toHaveValue('500180003430');
  await page.getByLabelText('Quan hệ với người hưởng').fill('con dâu');
  await page.getByLabelText('Loại giấy và số giấy').fill('Giấy ủy quyền 15');
  await button('Xong giấy tờ').click();
  await expect.element(button('Đã quét mã thẻ căn cước')).toHaveAttribute('aria-pressed', 'true');
  await button('Tiếp tục').click();
  await expect.element(heading('Chữ ký người nhận')).toBeVisible();
});

test('an enrolment code before the camera leads on, and Back does not open the camera again', async () => {
  await holdBeforeCamera(LINK);
  await begin({ phase: 'new' });
  await button('Quét mã cấp máy').click();
  await expect.element(page.getByLabelText('Tên máy'), SLOW).toBeVisible();
  history.back();
  await expect.element(page.getByLabelText('Mã cấp máy')).toHaveValue(LINK);
});
