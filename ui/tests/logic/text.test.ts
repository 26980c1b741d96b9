import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as en from '../../src/lib/text/en';
import * as vi from '../../src/lib/text/vi';

const SOURCE = new URL('../../src', import.meta.url).pathname;

/** Domains whose keys are codes of the contract: they are looked up, not written out. */
const LOOKED_UP = new Set(['cautions', 'codes', 'errors', 'helpTexts', 'reportCodes']);

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
    const path = join(folder, one.name);
    if (one.isDirectory()) return path.includes('lib/text') ? [] : sources(path);
    return [readFileSync(path, 'utf8')];
  });
}

test('every text is used somewhere', () => {
  const program = sources(SOURCE).join('\n');
  const unused = Object.entries(vi)
    .filter(([domain]) => !LOOKED_UP.has(domain))
    .flatMap(([domain, texts]) =>
      Object.keys(texts)
        .filter((key) => !program.includes(`.${domain}.${key}`))
        .map((key) => `${domain}.${key}`),
    )
    // Read by a name that the screen works out.
    .filter(
      (name) =>
        !/^recorded\.(paid|notPaid|reported|corrected|received|returned|declared|handedOver|takenOver)$/.test(
          name,
        ),
    )
    .filter((name) => !/^board\.(issued|paid|returned|held|difference)$|\.title$/.test(name));
  expect(unused).toEqual([]);
});

test('every code that has Vietnamese words has English ones', () => {
  for (const [list, words] of Object.entries(vi.codes)) {
    expect(Object.keys(en.codes[list as keyof typeof en.codes]), list).toEqual(Object.keys(words));
  }
});

test('Vietnamese texts are in NFC', () => {
  const all = JSON.stringify(vi, (_, value: unknown) =>
    typeof value === 'function' ? String(value) : value,
  );
  expect(all).toBe(all.normalize('NFC'));
});
