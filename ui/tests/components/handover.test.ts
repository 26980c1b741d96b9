// Goal: a carrier hands a route to another and takes one over, by role and name, with a core in memory behind it.

import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import App from '../../src/app/App.svelte';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import { navigation } from '../../src/app/navigation.svelte';
import { fixture } from '../fixture/backend';
import { FixtureCore } from '../fixture/core';
import { COLLEAGUE_CODE, HANDOVER_FILE } from '../fixture/custody';
import { sign } from './sign';

const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first();

async function openHandover(): Promise<void> {
  fixture.core = new FixtureCore({ doors: 4 });
  await render(App);
  await button('Túi tiền').click();
  await button('Bàn giao tuyến').click();
}

afterEach(async () => {
  navigation.start({ name: 'today' });
  await expect.poll(() => navigation.depth).toBe(0);
  await cleanup();
});

test('a route goes to another carrier whose device was scanned, with both hands', async () => {
  await openHandover();
  await button('Tôi giao cho người khác').click();
  await page.getByLabelText('Mã máy của người nhận').fill(COLLEAGUE_CODE);
  await button('Đọc dòng này').click();
  await expect.element(page.getByText('Huỳnh Thị Bé Kiều (NV002)')).toBeVisible();
  await button('Hai người ký').click();
  await button('Mở khung ký: Tôi ký').click();
  await sign();
  await button('Ký xong').click();
  await expect.element(heading('Huỳnh Thị Bé Kiều')).toBeVisible();
  await sign();
  await button('Ký xong').click();
  await button('Xác nhận đã bàn giao').click();
  await button('Ghi tệp bàn giao').click();
  await expect.element(page.getByText(/ban-giao-2026-11-05/)).toBeVisible();
  const given = fixture.core.calls.find((call) => call.name === 'hand_over');
  expect(given?.args).toMatchObject({ handover: { certificate: COLLEAGUE_CODE, hamlets: [] } });
});

test('a file is taken over only by the device that it is for', async () => {
  await openHandover();
  await button('Tôi nhận của người khác').click();
  const chooser = page.getByLabelText('Chọn tệp bàn giao');
  await chooser.upload(new File(['sai máy'], 'ban-giao.tannha'));
  await expect.element(page.getByText('Tệp này giao cho máy khác')).toBeVisible();
  await chooser.upload(new File([HANDOVER_FILE], 'ban-giao-2.tannha'));
  await expect.element(heading('Của Huỳnh Thị Bé Kiều')).toBeVisible();
  await button('Đếm đủ, ký nhận').click();
  await page.getByLabelText('Ký trên giấy').click();
  await button('Xác nhận đã nhận bàn giao').click();
  await expect.element(heading('Đã nhận bàn giao')).toBeVisible();
  const taken = fixture.core.calls.find((call) => call.name === 'take_handover');
  expect(taken?.args).toMatchObject({ ink: null });
});
