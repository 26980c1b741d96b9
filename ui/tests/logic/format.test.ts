import { expect, test } from 'vitest';
import { figures, money, typedAmount } from '../../src/lib/format/money';
import { date, dayOf, moment, months, shiftDay, typedDay, weekday } from '../../src/lib/format/time';

test.each([
  ['0', '0\u00a0đ'],
  ['3012000', '3.012.000\u00a0đ'],
  ['-120000', '-120.000\u00a0đ'],
  ['107530000000', '107.530.000.000\u00a0đ'],
  ['900719925474099312', '900.719.925.474.099.312\u00a0đ'],
])('the amount %s is written %s', (amount, written) => {
  expect(money(amount)).toBe(written);
});

test('what is not an amount is shown as it came', () => {
  expect(figures('1e3')).toBe('1e3');
});

test.each([
  ['3.012.000', '3012000'],
  ['3,012,000 đ', '3012000'],
  ['000', '0'],
  ['007', '7'],
  ['', ''],
  ['1234567890123456789', '123456789012345'],
])('typing %s gives the amount %s', (typed, amount) => {
  expect(typedAmount(typed)).toBe(amount);
});

test.each([
  ['2026-11-05', '05/11/2026'],
  ['2026-11', '11/2026'],
  ['1946', '1946'],
])('%s is written %s', (iso, written) => {
  expect(date(iso)).toBe(written);
});

test.each([
  ['2026-11', '2026-11', '11/2026'],
  ['2026-10', '2026-11', '10–11/2026'],
  ['2026-12', '2027-01', '12/2026–01/2027'],
])('the months %s to %s are written %s', (from, to, written) => {
  expect(months(from, to)).toBe(written);
});

test.each([
  ['5/11/2026', '2026-11-05'],
  ['05-11-2026', '2026-11-05'],
  ['05112026', '2026-11-05'],
  ['31/02/2026', null],
  ['2026-11-05', null],
  ['hôm nay', null],
])('typing %s gives the day %s', (typed, day) => {
  expect(typedDay(typed)).toBe(day);
});

test('times are those of Vietnam, whatever zone they come in', () => {
  expect(moment('2026-11-05T17:30:00Z', 'vi')).toBe('00:30 ngày 06/11/2026');
  expect(dayOf(new Date('2026-11-05T17:30:00Z'))).toBe('2026-11-06');
});

test('days follow each other over the end of a month and a year', () => {
  expect(shiftDay('2026-12-31', 1)).toBe('2027-01-01');
  expect(shiftDay('2028-03-01', -1)).toBe('2028-02-29');
});

test('a weekday is named in the language of the screen', () => {
  expect(weekday('2026-11-05', 'vi')).toBe('Thứ Năm, 05/11/2026');
  expect(weekday('2026-11-05', 'en')).toBe('Thursday, 05/11/2026');
});
