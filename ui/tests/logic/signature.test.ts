import { expect, test } from 'vitest';
import { Signature } from '../../src/views/payout/signature.svelte';

function drawn(): Signature {
  const signature = new Signature();
  signature.layOut(300, 500);
  signature.begin(50, 100, 1000);
  signature.extend(60, 110, 1012.4);
  signature.extend(80, 90, 1030);
  return signature;
}

test('points are tenths of a pixel and milliseconds since the first one', () => {
  expect(drawn().toInk()).toEqual({
    width: 3000,
    height: 5000,
    strokes: [
      [
        [500, 1000, 0],
        [600, 1100, 12],
        [800, 900, 30],
      ],
    ],
  });
});

test('turning the phone there and back changes no point', () => {
  const signature = drawn();
  const before = signature.toInk();
  signature.layOut(640, 280);
  signature.layOut(300, 500);
  expect(signature.toInk()).toEqual(before);
});

test('what is drawn after a turn stands where the finger was', () => {
  const signature = drawn();
  signature.layOut(640, 250);
  const { scale, shiftX, shiftY } = signature.view;
  signature.begin(320, 125, 2000);
  const [x, y] = signature.strokes[1]![0]!;
  expect(x * scale + shiftX).toBeCloseTo(320, 0);
  expect(y * scale + shiftY).toBeCloseTo(125, 0);
});

test('the frame grows around strokes that left it after a turn', () => {
  const signature = drawn();
  signature.layOut(640, 250);
  signature.begin(0, 125, 2000);
  signature.extend(640, 125, 2100);
  const ink = signature.toInk();
  for (const [x, y] of ink.strokes.flat()) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(ink.width);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(ink.height);
  }
});

test('time never runs backwards, even when the browser says so', () => {
  const signature = drawn();
  signature.extend(120, 120, 900);
  const times = signature
    .toInk()
    .strokes.flat()
    .map(([, , time]) => time);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test('a finger that rests adds no points, and a stuck one ends somewhere', () => {
  const signature = new Signature();
  signature.layOut(300, 500);
  signature.begin(10, 10, 0);
  expect(signature.extend(10.2, 10.1, 5)).toBe(false);
  for (let i = 0; i < 20_000; i += 1) signature.extend(10 + (i % 200), 20, i);
  expect(signature.toInk().strokes.flat().length).toBeLessThanOrEqual(6000);
});

test('clearing leaves a blank frame of the present size', () => {
  const signature = drawn();
  signature.clear();
  expect(signature.isBlank).toBe(true);
  signature.layOut(640, 250);
  expect(signature.toInk()).toEqual({ width: 6400, height: 2500, strokes: [] });
});
