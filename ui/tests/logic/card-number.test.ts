import { expect, test } from 'vitest';
import { cardNumbers } from '../../src/lib/scan/card-number';

test.each([
  ['089146001000|351234567|Nguyễn Thị Thúy|10071946|Nữ|Ấp Mỹ An 1|05112021', ['089146001000', '351234567']],
  ['089146001000||Nguyễn Thị Thúy|10071946|Nữ|Ấp Mỹ An 1|05112021', ['089146001000']],
  ['089 146 001 000', ['089146001000']],
  ['1000', []],
  ['Nguyễn Thị Thúy', []],
  ['a|b|c', []],
])('%s is looked up by its numbers', (text, numbers) => {
  expect(cardNumbers(text)).toEqual(numbers);
});
