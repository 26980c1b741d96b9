import { expect, test } from 'vitest';
import { looksMangled } from '../../src/lib/scan/mangled';

test.each([
  ['089057000123|350123456|Trần Văn Mẫu|01011957|Nam|Ấp Mỹ An|25062021', false],
  ['089057000123||Trần Văn Mẫu|01011957|Nam|Ấp Mỹ An\r\n', false],
  ['089057000123', false],
  ['tannha:enrol?e=https://chitra.example.vn&k=abc&c=K7QF', false],
  ['089057000123||Tr?n V?n M?u|01011957|Nam|?p', true],
  ['089057000123||Tra62n Va8n Ma64u|01011957|Nam|A6p1', true],
  ['08905700012||Trần Văn Mẫu|01011957|Nam|Ấp Mỹ An', true],
  ['089057000123||Trần Văn Mẫu|0101195|Nam|Ấp Mỹ An', true],
])('%s: %s', (typed, mangled) => {
  expect(looksMangled(typed)).toBe(mangled);
});
