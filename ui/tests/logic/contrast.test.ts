// Text on its ground has a contrast of 7:1 (WCAG 2.2, 1.4.6) in both themes; lines that carry meaning have 3:1.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const CSS = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');
const [light, dark] = CSS.split('@media (prefers-color-scheme: dark)').map(colours);

const TEXT_ON: [string, string][] = [
  ['ink', 'paper'],
  ['ink', 'sheet'],
  ['ink', 'sunk'],
  ['ink', 'accent-soft'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'sheet'],
  ['ink-soft', 'sunk'],
  ['accent', 'paper'],
  ['accent', 'sheet'],
  ['accent', 'accent-soft'],
  ['accent-ink', 'accent'],
  ['accepted', 'accepted-soft'],
  ['pending', 'pending-soft'],
  ['pending', 'sheet'],
  ['alarm', 'alarm-soft'],
  ['alarm', 'paper'],
  ['alarm', 'sheet'],
  ['alarm', 'accent-soft'],
];

function colours(css: string): Map<string, string> {
  return new Map([...css.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name!, hex!]));
}

function luminance(hex: string): number {
  const channel = (at: number) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

test.each([
  ['light', light!],
  ['dark', dark!],
])('the %s theme can be read in the sun', (_, theme) => {
  for (const [text, ground] of TEXT_ON) {
    expect(contrast(theme.get(text)!, theme.get(ground)!), `${text} on ${ground}`).toBeGreaterThanOrEqual(7);
  }
  expect(contrast(theme.get('line-strong')!, theme.get('sheet')!)).toBeGreaterThanOrEqual(3);
});
