// Goal: practice says on every screen that nothing is real, leads through the day and lets go in one press; help lies
// over any screen and loses nothing of it; the checklist is there until it is turned off.
// Method: the real screens with a core in memory.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import App from '../../src/app/App.svelte';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import { navigation } from '../../src/app/navigation.svelte';
import { fixture } from '../fixture/backend';
import { type Beginning, FixtureCore } from '../fixture/core';

const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
const band = () => page.getByRole('region', { name: 'TẬP – không phải tiền thật' });
const coach = () => page.getByRole('complementary', { name: 'Ngày tập đầu tiên' });
const dialog = () => page.getByRole('dialog');

async function open(beginning: Partial<Beginning>): Promise<void> {
  fixture.core = new FixtureCore(beginning);
  await render(App);
}

beforeEach(() => {
  fixture.delayMs = 0;
});

afterEach(async () => {
  navigation.start({ name: 'today' });
  await expect.poll(() => navigation.depth).toBe(0);
  await cleanup();
});

test('a newcomer practises from the first screen and leaves in one press', async () => {
  await open({ phase: 'new' });
  await expect.element(band()).not.toBeInTheDocument();
  await button('Tập chi trả').click();
  await expect.element(band()).toBeVisible();
  await expect.element(coach()).toHaveTextContent('Nhận phong bì buổi sáng');
  await button('Thoát tập').click();
  await expect.element(page.getByLabelText('Mã cấp máy')).toBeVisible();
  await expect.element(band()).not.toBeInTheDocument();
});

test('the card notices by itself what was done, and folds', async () => {
  await open({ practice: true });
  await button('Nhận phong bì buổi sáng').click();
  await expect.element(band()).toBeVisible();
  await button('Đã đếm đủ').click();
  await page.getByLabelText('Ký trên giấy').click();
  await button('Xác nhận đã nhận').click();
  await expect.element(coach()).toHaveTextContent('Hộ thứ nhất');
  await expect.element(coach()).toHaveTextContent('xong 1 / 10 bước');
  await button('Thu gọn bài tập').click();
  await expect.element(coach()).not.toHaveTextContent('Mở tuyến');
  await button('Về Hôm nay').click();
  await expect.element(button('Mở bài tập ra')).toBeVisible();
});

test('real work that waits is in sight again after practising', async () => {
  await open({ paid: 2 });
  await expect.element(button(/^Chờ gửi/)).toBeVisible();
  await button('Cài đặt').click();
  await button('Tập chi trả').click();
  await expect.element(button('Đã nhận đủ')).toBeVisible();
  await button('Thoát tập').click();
  await expect.element(button(/^Chờ gửi/)).toBeVisible();
  await expect.element(band()).not.toBeInTheDocument();
});

test('the PIN of a practice stands on its lock', async () => {
  await open({ practice: true });
  await button('Cài đặt').click();
  await expect.element(button('Tập chi trả')).not.toBeInTheDocument();
  await button('Khóa máy').click();
  await expect.element(page.getByText('Mã PIN tập: 135246')).toBeVisible();
  await expect.element(band()).toBeVisible();
});

test('help opens over a form, and Back leaves the form as it was', async () => {
  await open({});
  await button('Mở tuyến').click();
  await button(/^Nguyễn Thị Thúy/).click();
  await button('Không chi được').click();
  await page.getByLabelText(/^Ghi thêm/).fill('hẹn chiều mai');
  await button('Trợ giúp màn hình này').click();
  await expect.element(dialog()).toHaveTextContent('Ghi vì sao chưa chi được');
  await expect.element(dialog()).toHaveTextContent('1900 9357');
  history.back();
  await expect.element(dialog()).not.toBeInTheDocument();
  await expect.element(page.getByLabelText(/^Ghi thêm/)).toHaveValue('hẹn chiều mai');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Trợ giúp màn hình này');
});

test('Escape and both buttons of the help close it, and Back goes on to the screen before', async () => {
  await open({});
  await button('Mở tuyến').click();
  for (const close of [
    () => userEvent.keyboard('{Escape}'),
    () => button('Đóng trợ giúp').click(),
    () => button('Đã hiểu, quay lại').click(),
  ]) {
    await button('Trợ giúp màn hình này').click();
    await expect.element(dialog()).toHaveTextContent('Danh sách các hộ của mình');
    await close();
    await expect.element(dialog()).not.toBeInTheDocument();
  }
  expect(navigation.screen.name).toBe('doors');
  history.back();
  await expect.element(button('Mở tuyến')).toBeVisible();
});

test('the checklist keeps its ticks from screen to screen and can be turned off', async () => {
  await open({});
  await button('Mở tuyến').click();
  await button(/^Nguyễn Thị Thúy/).click();
  await page.getByText('Việc cần làm ở nhà này (0/8)').click();
  await page.getByRole('checkbox', { name: /^Chào hỏi/ }).click();
  await button('Không chi được').click();
  await button('Quay lại').click();
  await expect.element(page.getByText('Việc cần làm ở nhà này (1/8)')).toBeVisible();
  await button('Quay lại').click();
  await button('Cài đặt').click();
  await page.getByRole('checkbox', { name: /^Hiện danh mục/ }).click();
  await expect.poll(() => fixture.core.calls.some((made) => made.name === 'set_checklist')).toBe(true);
  await button('Quay lại').click();
  await button(/^Nguyễn Thị Thúy/).click();
  await expect.element(button('Không chi được')).toBeVisible();
  await expect.element(page.getByText(/^Việc cần làm/)).not.toBeInTheDocument();
});
