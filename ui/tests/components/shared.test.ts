import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import { createRawSnippet } from 'svelte';
import AsyncButton from '../../src/lib/shared/AsyncButton.svelte';
import DayField from '../../src/lib/shared/DayField.svelte';
import DigitsField from '../../src/lib/shared/DigitsField.svelte';
import { figures, typedAmount } from '../../src/lib/format/money';
import '../../src/styles/fonts.css';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';

const children = createRawSnippet(() => ({ render: () => '<span>Ghi</span>' }));

afterEach(() => cleanup());

test('a button that works cannot be pressed twice, and is ready again when the work fails', async () => {
  let fail: (reason: unknown) => void = () => undefined;
  const action = vi.fn(() => new Promise<void>((_, reject) => (fail = reject)));
  const onfail = vi.fn();
  await render(AsyncButton, { action, onfail, busyLabel: 'Đang ghi…', children });
  await page.getByRole('button', { name: 'Ghi' }).click();
  const busy = page.getByRole('button', { name: 'Đang ghi…' });
  await expect.element(busy).toHaveAttribute('aria-busy', 'true');
  (busy.element() as HTMLElement).click();
  (busy.element() as HTMLElement).click();
  expect(action).toHaveBeenCalledTimes(1);
  fail('no');
  await expect.element(page.getByRole('button', { name: 'Ghi' })).toHaveAttribute('aria-busy', 'false');
  expect(onfail).toHaveBeenCalledWith('no');
});

test('an amount is grouped while it is typed', async () => {
  await render(DigitsField, { label: 'Số tiền', value: '', length: 13, read: typedAmount, write: figures });
  const field = page.getByLabelText('Số tiền');
  await userEvent.type(field, '03012000x');
  await expect.element(field).toHaveValue('3.012.000');
});

test('a day that does not exist is named, and one that does is written out', async () => {
  const onchange = vi.fn();
  await render(DayField, { label: 'Ngày', value: '', notADay: 'Không có ngày này', onchange });
  const field = page.getByLabelText('Ngày');
  await field.fill('31022026');
  await userEvent.tab();
  await expect.element(page.getByText('Không có ngày này')).toBeVisible();
  await field.fill('5/1/2026');
  await userEvent.tab();
  await expect.element(field).toHaveValue('05/01/2026');
  expect(onchange.mock.calls).toEqual([['2026-01-05']]);
});

test('figures of the bundled typeface all have one width, so that columns of money align', async () => {
  await document.fonts.load('600 40px "Be Vietnam Pro Tabular"', '0123456789');
  const width = (digit: string) => {
    const span = document.createElement('span');
    span.className = 'amount';
    span.textContent = digit.repeat(10);
    document.body.append(span);
    const { width: measured } = span.getBoundingClientRect();
    span.remove();
    return Math.round(measured);
  };
  const widths = new Set([...'0123456789'].map(width));
  expect([...widths]).toHaveLength(1);
});
