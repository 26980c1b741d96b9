// Goal: what stands in the ink is what one hand drew with one finger, pen or mouse, however it was drawn. Method:
// pointer events on the real pad.

import { mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import SignaturePad from '../../src/views/payout/SignaturePad.svelte';
import { Signature } from '../../src/views/payout/signature.svelte';

let signature: Signature;
let canvas: HTMLCanvasElement;
let room: HTMLElement;
let pad: ReturnType<typeof mount>;

/** Gives the pad this room, as turning the phone does. */
async function turn(width: number, height: number): Promise<void> {
  room.style.cssText = `position: fixed; top: 0; left: 0; width: ${width}px; height: ${height}px`;
  await expect.poll(() => canvas.width).toBe(Math.round(width * window.devicePixelRatio));
}

beforeEach(async () => {
  signature = new Signature();
  room = document.body.appendChild(document.createElement('div'));
  pad = mount(SignaturePad, { target: room, props: { signature, cleared: 0 } });
  canvas = room.querySelector('canvas')!;
  canvas.setPointerCapture = () => undefined;
  await turn(290, 400);
});

afterEach(async () => {
  await unmount(pad);
  room.remove();
});

interface Hand {
  pointerId: number;
  pointerType: string;
}

const FINGER: Hand = { pointerId: 1, pointerType: 'touch' };
const SECOND: Hand = { pointerId: 2, pointerType: 'touch' };
const PEN: Hand = { pointerId: 3, pointerType: 'pen' };
const MOUSE: Hand = { pointerId: 4, pointerType: 'mouse' };

function send(type: string, hand: Hand, x: number, y: number, pressure = 0.5): void {
  canvas.dispatchEvent(
    new PointerEvent(type, { ...hand, button: 0, bubbles: true, clientX: x, clientY: y, pressure }),
  );
}

function stroke(hand: Hand, y: number, pressureAt: (step: number) => number): void {
  send('pointerdown', hand, 20, y, pressureAt(0));
  for (let step = 1; step <= 10; step += 1) send('pointermove', hand, 20 + step * 9, y, pressureAt(step));
  send('pointerup', hand, 110, y, 0);
}

/** How dark a column of the canvas is around a place, in points of the picture. */
function thickness(x: number, y: number): number {
  const ratio = canvas.width / canvas.getBoundingClientRect().width;
  const context = canvas.getContext('2d')!;
  const column = context.getImageData(
    Math.round(x * ratio),
    Math.round((y - 8) * ratio),
    1,
    Math.round(16 * ratio),
  );
  return column.data.filter((value, index) => index % 4 === 3 && value > 100).length;
}

test('a second finger and a palm are no part of the signature', () => {
  send('pointerdown', FINGER, 20, 50);
  send('pointermove', FINGER, 60, 60);
  send('pointerdown', SECOND, 200, 200);
  send('pointermove', SECOND, 220, 220);
  send('pointerup', SECOND, 220, 220);
  send('pointermove', FINGER, 90, 50);
  send('pointerup', FINGER, 90, 50);
  expect(signature.strokes.map((one) => one.length)).toEqual([3]);
});

test('a palm that lay there first gives way to the pen, and stays out afterwards', () => {
  send('pointerdown', FINGER, 200, 250);
  send('pointermove', FINGER, 203, 254);
  stroke(PEN, 60, () => 0.4);
  send('pointerdown', FINGER, 200, 250);
  send('pointermove', FINGER, 240, 250);
  expect(signature.strokes.map((one) => one[0]!.slice(0, 2))).toEqual([[200, 600]]);
});

test('a pen that tells its pressure is sealed with it and draws with it', () => {
  stroke(PEN, 60, (step) => 0.1 + step * 0.08);
  const { pressures } = signature.toInk();
  expect(pressures?.[0]?.[0]).toBe(100);
  expect(pressures?.[0]?.at(-1)).toBe(900);
  expect(thickness(105, 60)).toBeGreaterThan(thickness(25, 60));
});

test.for([
  ['a mouse', MOUSE, 0.5],
  ['a finger on glass that feels nothing', FINGER, 1],
  ['a finger that is told as none', FINGER, 0],
  ['a pen without a sensor', PEN, 0.5],
] as const)('%s has no pressure to tell', ([, hand, pressure]) => {
  stroke(hand, 60, () => pressure);
  expect(signature.toInk().pressures).toBeUndefined();
  expect(signature.toInk().strokes[0]).toHaveLength(11);
});

test('pressure of a part only is left out: all points or none', () => {
  stroke(PEN, 60, () => 0.3);
  stroke(MOUSE, 90, () => 0.5);
  expect(signature.toInk().pressures).toBeUndefined();
});

test('ink stands under the finger at once, before any frame', () => {
  send('pointerdown', FINGER, 50, 80);
  send('pointermove', FINGER, 90, 80);
  expect(thickness(70, 80)).toBeGreaterThan(0);
});

test('a dot is seen', () => {
  send('pointerdown', FINGER, 50, 80);
  send('pointerup', FINGER, 50, 80);
  expect(thickness(50, 80)).toBeGreaterThan(0);
});

test('turning the phone redraws what is there and changes no point of it', async () => {
  stroke(FINGER, 60, () => 0);
  const before = signature.toInk();
  await turn(350, 200);
  expect(signature.toInk()).toEqual(before);
  const { scale, shiftX, shiftY } = signature.view;
  const [x, y] = signature.strokes[0]![5]!;
  expect(thickness(x * scale + shiftX, y * scale + shiftY)).toBeGreaterThan(0);
});

test('a pointer that is lost without being lifted does not hold the pad for ever', () => {
  send('pointerdown', FINGER, 20, 50);
  canvas.dispatchEvent(new PointerEvent('lostpointercapture', { ...FINGER }));
  send('pointerdown', SECOND, 20, 80);
  expect(signature.strokes).toHaveLength(2);
});

test('the pad scrolls nothing: every touch is the hand that signs', () => {
  expect(getComputedStyle(canvas).touchAction).toBe('none');
  expect(page.getByRole('img').elements()).toHaveLength(1);
});

test('a signature that is taken up again goes on as it was', () => {
  stroke(PEN, 60, () => 0.3);
  const again = new Signature();
  again.restore(JSON.parse(JSON.stringify(signature.toKept())));
  expect(again.toInk()).toEqual(signature.toInk());
  again.layOut(300, 300);
  again.begin(10, 10, 0, 0.2);
  const times = again.toInk().strokes.map((one) => one[0]![2]);
  expect(times[1]).toBeGreaterThanOrEqual(signature.toInk().strokes[0]!.at(-1)![2]);
});
