// A supervisor says what receipts are wanted for, and gets them for exactly that.

import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import App from '../../src/app/App.svelte';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import { navigation } from '../../src/app/navigation.svelte';
import { fixture } from '../fixture/backend';
import { FixtureCore, Refusal } from '../fixture/core';

const button = (name: string | RegExp) => page.getByRole('button', { name }).first();

async function openReceipts(): Promise<void> {
  fixture.core = new FixtureCore({ role: 'supervisor', online: true });
  await render(App);
  await button('Xuất biên nhận').click();
}

async function exported(): Promise<unknown> {
  await button('Xuất tệp').click();
  await expect.element(page.getByText('Đã ghi tệp')).toBeVisible();
  return fixture.core.calls.filter((call) => call.name === 'export_receipts').at(-1)?.args;
}

afterEach(async () => {
  // The history outlives a test: it is rewound while the program still listens to it.
  navigation.start({ name: 'today' });
  await expect.poll(() => navigation.depth).toBe(0);
  await cleanup();
});

test('a day is exported for all carriers, or for one who must be chosen', async () => {
  await openReceipts();
  const date = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as unknown;
  expect(await exported()).toEqual({ query: { date, format: 'pdf' } });
  await button('Một nhân viên').click();
  await expect.element(button('Xuất tệp')).not.toBeInTheDocument();
  await page.getByLabelText('Nhân viên', { exact: true }).selectOptions('NV002');
  expect(await exported()).toEqual({ query: { date, carrier: 'NV002', format: 'pdf' } });
});

test('a list is chosen by its programme, month and communes', async () => {
  await openReceipts();
  await button('Một danh sách').click();
  await expect.element(button(/Phường Long Xuyên/)).toBeVisible();
  await expect.element(button('Xuất tệp')).not.toBeInTheDocument();
  await button(/^Bảo trợ xã hội, truy lĩnh 10\/2026/).click();
  const list = '0b7c2f65-94a7-4f0e-8b1c-d2f9a36b7e22';
  expect(await exported()).toEqual({ query: { list, format: 'pdf' } });
});

test('lists that cannot be had are asked for again', async () => {
  await openReceipts();
  fixture.core.refuseNext.set('receipt_lists', new Refusal('offline'));
  await button('Một danh sách').click();
  await button('Thử lại').click();
  await expect.element(button(/^Người có công, chi trả tháng 11\/2026/)).toBeVisible();
});

test('a person is found, chosen and exported; another search forgets the choice', async () => {
  await openReceipts();
  await button('Một người hưởng').click();
  const field = page.getByRole('searchbox', { name: 'Người hưởng' });
  await field.fill('417');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toHaveTextContent('ít nhất 4 số cuối');
  await field.fill('nguyen thi thuy');
  await userEvent.keyboard('{Enter}');
  await button(/^Nguyễn Thị Thúy/).click();
  const person = expect.stringMatching(/^person-of-/) as unknown;
  expect(await exported()).toEqual({ query: { person, format: 'pdf' } });
  await field.fill('không có ai như thế');
  await button('Tìm ở trung tâm').click();
  await expect.element(page.getByText('Không tìm thấy ai')).toBeVisible();
  await expect.element(button('Xuất tệp')).not.toBeInTheDocument();
});
