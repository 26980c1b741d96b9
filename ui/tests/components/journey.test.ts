// Goal: a carrier walks the whole road by role and name, on the real screens with a core in memory behind them.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import App from '../../src/app/App.svelte';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import { navigation } from '../../src/app/navigation.svelte';
import { fixture } from '../fixture/backend';
import { type Beginning, FixtureCore, LINK, PIN, Refusal } from '../fixture/core';
import { sign } from './sign';

const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first();

async function begin(beginning: Partial<Beginning> = {}): Promise<void> {
  fixture.core = new FixtureCore(beginning);
  await render(App);
}

async function openDoor(): Promise<void> {
  await button('Mở tuyến').click();
  await button(/^Nguyễn Thị Thúy/).click();
  await expect.element(page.getByText('Số tiền phải chi')).toBeVisible();
}

async function toSignature(): Promise<void> {
  await openDoor();
  await button('Chi trả').click();
  await button('Cả bốn mục đều đúng').click();
  await button(/^Chính người hưởng/).click();
  await button(/^Quen mặt/).click();
}

function recordedPayouts() {
  return fixture.core.calls.filter((call) => call.name === 'record_payout').map((call) => call.args as never);
}

beforeEach(() => {
  fixture.delayMs = 0;
});

afterEach(async () => {
  // The history outlives a test: it is rewound while the program still listens to it.
  navigation.start({ name: 'today' });
  await expect.poll(() => navigation.depth).toBe(0);
  await cleanup();
});

test('a device is enrolled with a link and a PIN typed twice', async () => {
  await begin({ phase: 'new' });
  await page.getByLabelText('Mã cấp máy').fill(LINK);
  await button('Tiếp tục').click();
  await page.getByLabelText('Tên máy').fill('Máy 1');
  await button('Tiếp tục').click();
  for (const digit of PIN) await page.getByRole('button', { name: digit, exact: true }).click();
  await button('Tiếp tục').click();
  for (const digit of PIN) await page.getByRole('button', { name: digit, exact: true }).click();
  await button('Hoàn tất').click();
  await expect.element(page.getByText('Tiền còn trong túi')).toBeVisible();
  const enrolment = fixture.core.calls.find((call) => call.name === 'enrol');
  expect(enrolment?.args).toEqual({ link: LINK, pin: PIN, device_name: 'Máy 1' });
});

test('the PIN can be typed on a keyboard, and a wrong one says so', async () => {
  await begin({ phase: 'locked' });
  await expect.element(heading('Nhập mã PIN')).toBeVisible();
  await userEvent.keyboard('000000{Enter}');
  await expect.element(page.getByText('Mã PIN không đúng')).toBeVisible();
  await userEvent.keyboard(`${PIN}{Enter}`);
  await expect.element(page.getByText('Tiền còn trong túi')).toBeVisible();
});

test('a payout leads on to the next door', async () => {
  await begin();
  await toSignature();
  await sign();
  await button('Ký xong').click();
  await button('Xác nhận đã chi').click();
  await expect.element(heading('Đã chi xong')).toBeVisible();
  expect(recordedPayouts()).toHaveLength(1);
  expect(recordedPayouts()[0]).toMatchObject({
    payout: {
      envelope_check: { amount: true, months: true, payer: true, hotline: true },
      receiver: { kind: 'beneficiary' },
      identity_method: 'known_personally',
      identity_last_digits: null,
    },
  });
  await button(/^Đến Nguyễn Thị Thùy/).click();
  await expect.element(heading('Nguyễn Thị Thùy')).toBeVisible();
});

test('the money in the bag and the doors done follow from door to door', async () => {
  await begin();
  await openDoor();
  const line = page.getByText(/^Trong túi /);
  await expect.element(line).toBeVisible();
  const before = line.element().textContent;
  await button('Chi trả').click();
  await button('Cả bốn mục đều đúng').click();
  await button(/^Chính người hưởng/).click();
  await button(/^Quen mặt/).click();
  await sign();
  await button('Ký xong').click();
  await button('Xác nhận đã chi').click();
  await expect.element(page.getByText('Đã chi xong').first()).toBeVisible();
  await expect.poll(() => line.element().textContent).not.toBe(before);
});

test('Back from a finished payout never leads into it', async () => {
  await begin();
  await toSignature();
  await sign();
  await button('Ký xong').click();
  await button('Xác nhận đã chi').click();
  await expect.element(heading('Đã chi xong')).toBeVisible();
  history.back();
  await expect.element(heading('Tuyến')).toBeVisible();
});

test('Back through the cards and forth again loses nothing', async () => {
  await begin();
  await toSignature();
  await sign();
  history.back();
  await expect.element(heading('Đúng người nhận')).toBeVisible();
  history.back();
  await expect.element(heading('Ai nhận tiền?')).toBeVisible();
  await expect.element(button(/^Chính người hưởng/)).toHaveAttribute('aria-pressed', 'true');
  await button(/^Chính người hưởng/).click();
  await button(/^Quen mặt/).click();
  await button('Ký xong').click();
  await expect.element(button('Xác nhận đã chi')).toBeEnabled();
});

test('a blank frame is refused', async () => {
  await begin();
  await toSignature();
  await button('Ký xong').click();
  await expect.element(page.getByText('Khung còn trống')).toBeVisible();
  await expect.element(heading('Chữ ký người nhận')).toBeVisible();
});

test('a refused payout is sent again under the same request id', async () => {
  await begin();
  fixture.core.refuseNext.set('record_payout', new Refusal('disk_full'));
  await toSignature();
  await sign();
  await button('Ký xong').click();
  await button('Xác nhận đã chi').click();
  await expect.element(page.getByText('Máy hết chỗ chứa, chưa ghi nhận được')).toBeVisible();
  await button('Xác nhận đã chi').click();
  await expect.element(heading('Đã chi xong')).toBeVisible();
  const [first, second] = recordedPayouts() as { payout: { request_id: string } }[];
  expect(first!.payout).toEqual(second!.payout);
});

test('a signature that the core finds too short leads back to the frame', async () => {
  await begin();
  fixture.core.refuseNext.set('record_payout', new Refusal('signature_too_little'));
  await toSignature();
  await sign();
  await button('Ký xong').click();
  await button('Xác nhận đã chi').click();
  await button('Chữ ký người nhận').click();
  await expect.element(button('Ký xong')).toBeVisible();
});

test('a receiver with a paper of their own is recorded with its particulars', async () => {
  await begin();
  await openDoor();
  await button('Chi trả').click();
  await page
    .getByRole('group', { name: /Đường dây nóng/ })
    .getByText('Sai')
    .click();
  await button('Các mục còn lại đều đúng').click();
  await button(/^Người khác có giấy tờ/).click();
  await button('Xong giấy tờ').click();
  await expect.element(page.getByText('Chưa ghi mục này.').first()).toBeVisible();
  await page.getByLabelText('Họ và tên').fill('Lê Văn Tám');
  await page.getByLabelText('Số căn cước').fill('089 186 903 430');
  await page.getByLabelText('Quan hệ với người hưởng').fill('Cháu nội');
  await page.getByLabelText('Loại giấy và số giấy').fill('Giấy ủy quyền 7/2026');
  await page.getByLabelText(/Có giá trị đến ngày/).fill('31/12/2026');
  await button('Xong giấy tờ').click();
  await button('Đã xem thẻ căn cước').click();
  await page.getByLabelText('4 số cuối trên giấy tờ').fill('3430');
  await button('Tiếp tục').click();
  await sign();
  await button('Ký xong').click();
  await button('Xác nhận đã chi').click();
  await expect.element(heading('Đã chi xong')).toBeVisible();
  expect(recordedPayouts()[0]).toMatchObject({
    payout: {
      envelope_check: { amount: true, months: true, payer: true, hotline: false },
      receiver: {
        kind: 'unregistered',
        name: 'Lê Văn Tám',
        id_number: '089186903430',
        relation: 'Cháu nội',
        paper: 'Giấy ủy quyền 7/2026',
        valid_from: null,
        valid_to: '2026-12-31',
      },
      identity_last_digits: '3430',
    },
  });
});

test('not paid takes a reason and one press, and is corrected with a reason', async () => {
  await begin();
  await openDoor();
  await button('Không chi được').click();
  await button(/^Đi vắng/).click();
  await button('Ghi nhận không chi được').click();
  await expect.element(heading('Đã ghi: không chi được')).toBeVisible();
  await button('Về tuyến').click();
  await button(/^Nguyễn Thị Thúy/).click();
  await button('Đính chính').click();
  await button('Nhầm người').click();
  await button('Xác nhận đính chính').click();
  await expect.element(heading('Đã đính chính')).toBeVisible();
  const correction = fixture.core.calls.find((call) => call.name === 'correct_entry');
  expect(correction?.args).toMatchObject({ reason: 'Nhầm người' });
});

test('the morning and the evening: receive, return, declare', async () => {
  await begin({ taken: false, doors: 3 });
  await button('Nhận phong bì buổi sáng').click();
  await button(/^Đã đếm đủ/).click();
  await page.getByLabelText('Họ tên người giao').fill('Phan Văn Tài');
  await button('Mở khung ký: Tôi ký').click();
  await sign();
  await button('Ký xong').click();
  await sign();
  await button('Ký xong').click();
  await button('Xác nhận đã nhận').click();
  await button('Về Hôm nay').click();
  await button('Túi tiền').click();
  await button('Trả lại tất cả 3 phong bì').click();
  await expect.element(button('Xác nhận đã trả lại')).toBeDisabled();
  await page.getByLabelText('Ký trên giấy').click();
  await button('Xác nhận đã trả lại').click();
  await button('Về Hôm nay').click();
  await button('Túi tiền').click();
  await button(/^Túi đã hết/).click();
  await button('Ký bản khai cuối ngày').click();
  await button('Mở khung ký: Tôi ký').click();
  await sign();
  await button('Ký xong').click();
  await button('Xác nhận bản khai').click();
  await expect.element(heading('Đã khai cuối ngày')).toBeVisible();
  const declared = fixture.core.calls.find((call) => call.name === 'declare_day');
  expect(declared?.args).toMatchObject({ held: { envelopes: 0, amount: '0' }, note: '' });
  const received = fixture.core.calls.find((call) => call.name === 'receive_envelopes');
  expect(received?.args).toMatchObject({ left_out: [], signed: { other_name: 'Phan Văn Tài' } });
  const returned = fixture.core.calls.find((call) => call.name === 'return_envelopes');
  expect(returned?.args).toMatchObject({ signed: null });
});

test('a count that differs from the book needs a word before it is signed', async () => {
  await begin({ doors: 3 });
  await button('Túi tiền').click();
  await page.getByLabelText('Số phong bì đếm được').fill('2');
  await page.getByLabelText('Số tiền đếm được (đồng)').fill('6693000');
  await button('Ký bản khai cuối ngày').click();
  await expect.element(page.getByText('Số đếm khác sổ: cần ghi vì sao.')).toBeVisible();
  expect(fixture.core.calls.some((call) => call.name === 'declare_day')).toBe(false);
  await page.getByLabelText('Vì sao không khớp').fill('Rơi một phong bì, đang tìm');
  await button('Ký bản khai cuối ngày').click();
  await page.getByLabelText('Ký trên giấy').click();
  await button('Xác nhận bản khai').click();
  await expect.element(heading('Đã khai cuối ngày')).toBeVisible();
});

test('locking hides everything at once, from any screen', async () => {
  await begin();
  await openDoor();
  fixture.core.refuseNext.set('door', new Refusal('locked'));
  fixture.core.handle('lock', {});
  await button('Không chi được').click();
  await expect.element(heading('Nhập mã PIN')).toBeVisible();
  expect(document.body.textContent).not.toContain('Nguyễn Thị Thúy');
});

test('the language changes every word and is kept by the core', async () => {
  await begin();
  await button('Cài đặt').click();
  await button('English').click();
  await expect.element(heading('This device')).toBeVisible();
  expect(document.documentElement.lang).toBe('en');
  await button('Tiếng Việt').click();
  await expect.element(heading('Máy này')).toBeVisible();
});

test('a supervisor counts, is told what stands in the way, and closes a day', async () => {
  await begin({ role: 'supervisor', online: true });
  await button('Huỳnh Thị Bé Kiều').click();
  await button('Khóa sổ ngày này').click();
  await expect.element(page.getByText('Chưa khóa sổ ngày này được')).toBeVisible();
  await button('Quay lại').click();
  await button('Trần Thị Lượm').click();
  await page.getByLabelText('Số phong bì').fill('3');
  await page.getByLabelText('Tổng số tiền (đồng)').fill('8460000');
  await button('Ký số đếm').click();
  await expect.element(page.getByText('Đã đếm trên máy này, chờ gửi').first()).toBeVisible();
  await button('Khóa sổ ngày này').click();
  await expect.element(page.getByText('Đã khóa trên máy này, chờ trung tâm nhận')).toBeVisible();
  const counted = fixture.core.calls.find((call) => call.name === 'count_returns');
  expect(counted?.args).toMatchObject({ carrier: 'NV001', returned: { envelopes: 3, amount: '8460000' } });
});
