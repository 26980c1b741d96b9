import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CallFailure } from '../../src/lib/backend/backend';
import { sentenceFor } from '../../src/lib/error/error-sentence';
import type { CallErrorCode } from '../../src/lib/generated/CallErrorCode';
import { errors } from '../../src/lib/text/vi';

const CODES = readFileSync(
  new URL('../../src/lib/generated/CallErrorCode.ts', import.meta.url),
  'utf8',
).match(/(?<=")[a-z_]+(?=")/g) as CallErrorCode[];

test('every code of the core has a sentence and says what to do next', () => {
  expect(CODES.length).toBeGreaterThan(20);
  for (const code of CODES) {
    const { title, advice } = errors.list[code]({});
    expect(title, code).not.toBe('');
    expect(advice, code).toMatch(/[.]$/);
    expect(`${title}${advice}`, code).not.toMatch(/undefined|null|NaN/);
  }
});

test('times and months in a sentence are written the Vietnamese way', () => {
  const failure = new CallFailure({
    code: 'entitlement_paid',
    params: { at: '2026-11-05T02:14:00Z', month: '2026-11', benefit: 'NCC_LS_1' },
  });
  const { title, advice, tone } = sentenceFor(failure);
  expect(title).toBe('Khoản tháng 11/2026 này đã chi bằng phong bì khác');
  expect(advice).toContain('09:14 ngày 05/11/2026');
  expect(tone).toBe('fault');
});

test('a day that cannot be closed names each obstacle and the difference', () => {
  const failure = new CallFailure({
    code: 'day_not_closable',
    params: { obstacles: 'not_declared,new_kind', difference_envelopes: '1', difference_amount: '3012000' },
  });
  const { points } = sentenceFor(failure);
  expect(points[0]).toContain('chưa khai cuối ngày');
  expect(points[1]).toBe('new_kind');
  expect(points[2]).toBe('Chênh lệch: 1 phong bì, 3.012.000\u00a0đ');
});

test('anything else that is thrown is a fault of the program', () => {
  expect(sentenceFor(new TypeError('x')).code).toBe('internal');
});
