// Measures how long ink takes from the finger to the canvas on a slow phone: the built program in Chromium with its
// CPU slowed down six times, a finger that draws for two seconds. Prints; asserts nothing, because a machine that
// does much else is no phone.

import type { Page } from 'playwright-core';
import { inject, test } from 'vitest';
import { openProgram, startChromium } from '../audit/program';
import { openDoor, press } from '../audit/steps';

const SLOW_DOWN = 6;

const POINTS = 120;

/** Milliseconds between two points, about those of a screen at 60 Hz. */
const STEP_MS = 16;

interface Sample {
  /** From the moment the hardware saw the finger to the moment the line was drawn. */
  handled: number;
  /** To the next frame after it. */
  framed: number;
  /** Frames that came between the event and the one that shows its line. */
  frames: number;
}

test('ink under a finger, with the CPU slowed down six times', async () => {
  const browser = await startChromium();
  const program = await openProgram(
    browser,
    inject('bridge'),
    { width: 360, height: 740, realClock: true },
    {},
  );
  try {
    const { page } = program;
    await openDoor(page);
    await press(page, 'Chi trả');
    await press(page, 'Cả bốn mục đều đúng');
    await press(page, /^Quen mặt/);
    await page.getByTestId('signature').waitFor();
    await watch(page);
    await draw(page);
    report(await page.evaluate(() => (window as unknown as { samples: Sample[] }).samples));
  } finally {
    await program.close();
    await browser.close();
  }
});

/** Notes, after the program's own listener has drawn, when each event happened and when its frame came. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const samples: Sample[] = [];
    Object.assign(window, { samples });
    let frame = 0;
    const count = () => {
      frame += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    document.querySelector('canvas')?.addEventListener('pointermove', (event) => {
      const [handled, begun] = [performance.now() - event.timeStamp, frame];
      requestAnimationFrame(() =>
        samples.push({ handled, framed: performance.now() - event.timeStamp, frames: frame - begun }),
      );
    });
  });
}

async function draw(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await touch('touchStart', [{ x: 40, y: 300 }]);
  for (let step = 1; step <= POINTS; step += 1) {
    const place = { x: 40 + ((step * 2.3) % 280), y: 300 + Math.sin(step / 4) * 120 };
    await Promise.all([touch('touchMove', [place]), new Promise((done) => setTimeout(done, STEP_MS))]);
  }
  await touch('touchEnd', []);
}

function report(samples: Sample[]): void {
  const at = (of: (sample: Sample) => number, part: number) => {
    const sorted = samples.map(of).sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
  };
  const row = (name: string, of: (sample: Sample) => number) =>
    `${name.padEnd(34)} median ${at(of, 0.5).toFixed(1).padStart(7)}   95% ${at(of, 0.95).toFixed(1).padStart(7)}   worst ${at(of, 1).toFixed(1).padStart(7)}`;
  const lines = [
    `ink, ${samples.length} events, CPU slowed down ${SLOW_DOWN} times`,
    row('event to line drawn, ms', (sample) => sample.handled),
    row('event to the next frame, ms', (sample) => sample.framed),
    row('frames until the line is shown', (sample) => sample.frames),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
