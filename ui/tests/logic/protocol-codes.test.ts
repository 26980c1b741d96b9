// The codes that cross as plain text are those of the protocol: a code added there without words here would be read
// as it stands by a carrier.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codes, reportCodes } from '../../src/lib/text/vi';
import { COMMON_KINDS, OTHER_KINDS } from '../../src/views/report/variation';
import { REASONS } from '../../src/views/not-paid/reasons';

const PROTOCOL = new URL('../../../sync-protocol/src/', import.meta.url);

/** The variants of a Rust enum, as they are written on the wire. */
function variants(file: string, name: string): string[] {
  const source = readFileSync(new URL(file, PROTOCOL), 'utf8');
  const body = new RegExp(`pub enum ${name} \\{([^]*?)\\n\\}`).exec(source)?.[1] ?? '';
  return [...body.matchAll(/^ {4}([A-Z]\w*)(?:,|$)/gm)].map(([, variant]) =>
    variant!.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase(),
  );
}

test.each([
  ['body.rs', 'NonPaymentReason', codes.reason],
  ['body.rs', 'IdentityMethod', codes.identity],
  ['acknowledgement.rs', 'FlagCode', codes.flag],
  ['branch_day.rs', 'Obstacle', codes.obstacle],
  ['reports.rs', 'VariationKind', reportCodes.variation],
  ['reports.rs', 'ConcernClass', reportCodes.concern],
  ['reports.rs', 'AskedEffect', reportCodes.asked],
  ['reports.rs', 'AccountHolder', reportCodes.holder],
  ['authorisation.rs', 'AuthorisationKind', codes.receiverKind],
])('%s: every %s has words', (file, name, words) => {
  const named = variants(file, name);
  expect(named.length).toBeGreaterThan(2);
  expect(Object.keys(words).sort()).toEqual(named.sort());
});

test('every variation can be chosen', () => {
  const chosen = [...COMMON_KINDS, ...OTHER_KINDS].sort();
  expect(chosen).toEqual(variants('reports.rs', 'VariationKind').sort());
});

test('every reason for not paying can be chosen', () => {
  expect([...REASONS].sort()).toEqual(variants('body.rs', 'NonPaymentReason').sort());
});
