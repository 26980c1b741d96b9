// Measures how long a search among ten thousand people takes on a slow phone: the built program on the real core in
// Chromium with its CPU slowed down six times, from the keystroke to the frame that shows what was found. Prints;
// asserts nothing, because a machine that does much else is no phone.

import type { CDPSession, Page } from 'playwright-core';
import { inject, test } from 'vitest';
import { openProgram, startChromium } from '../audit/program';
import { press } from '../audit/steps';

const SLOW_DOWN = 6;

const PEOPLE = 10_000;

/** Milliseconds of one frame at 60 Hz. */
const FRAME_MS = 1000 / 60;

/** What is typed letter by letter, each text after the one before was cleared. */
const TYPED = ['nguyen thi', 'thúy', 'mười', 'my an 2', '1234', 'ttl', 'võ', 'ha'];

/** The least milliseconds between two keystrokes: fast fingers. */
const PAUSE_MS = 150;

interface Sample {
  /** From the keystroke to the frame that shows the answer. */
  shown: number;
  /** The part of it that the core and the bridge took, which no throttling slows down. */
  core: number;
}

test('a search among ten thousand people, with the CPU slowed down six times', async () => {
  const browser = await startChromium();
  const look = { width: 360, height: 740, realClock: true };
  const program = await openProgram(browser, inject('bridge'), look, { doors: PEOPLE, taken: false });
  try {
    const { page } = program;
    await press(page, 'Tuyến');
    const field = page.getByRole('searchbox', { name: 'Tìm người' });
    await field.click();
    // The first search reads the names into memory.
    await page.keyboard.type('a');
    await page.getByText(/ hộ/).first().waitFor();
    await watch(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
    for (const text of TYPED) {
      await field.fill('');
      await type(page, session, text);
    }
    report(await samples(page));
  } finally {
    await program.close();
    await browser.close();
  }
});

/** Notes for each keystroke when its answer came and when the frame after it was drawn. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const taken: Sample[] = [];
    Object.assign(window, { samples: taken });
    let typed = 0;
    document.addEventListener('input', (event) => (typed = event.timeStamp), true);
    const plain = window.fetch.bind(window);
    window.fetch = async (...asked) => {
      const begun = performance.now();
      const key = typed;
      const response = await plain(...asked);
      const read = response.json.bind(response);
      response.json = async () => {
        const answer: unknown = await read();
        const core = performance.now() - begun;
        // The screen draws what came in the frame after this one's work; a message comes when it was painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => taken.push({ shown: performance.now() - key, core });
          port2.postMessage(null);
        });
        return answer;
      };
      return response;
    };
  });
}

/** Types letter by letter, each after the answer to the one before was shown: what is measured is no queue. */
async function type(page: Page, session: CDPSession, text: string): Promise<void> {
  for (const letter of text) {
    const before = (await samples(page)).length;
    await session.send('Input.insertText', { text: letter });
    do await page.waitForTimeout(PAUSE_MS);
    while ((await samples(page)).length <= before);
  }
}

function samples(page: Page): Promise<Sample[]> {
  return page.evaluate(() => (window as unknown as { samples: Sample[] }).samples);
}

function report(samples: Sample[]): void {
  const at = (of: (sample: Sample) => number, part: number) => {
    const sorted = samples.map(of).sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
  };
  const row = (name: string, of: (sample: Sample) => number) =>
    `${name.padEnd(40)}${[0.5, 0.95, 1].map((part) => at(of, part).toFixed(1).padStart(9)).join('')}`;
  const within = samples.filter(({ shown }) => shown <= FRAME_MS).length;
  const lines = [
    `search, ${PEOPLE} people, ${samples.length} keystrokes, CPU slowed down ${SLOW_DOWN} times`,
    `${'ms'.padEnd(40)}   median      95%    worst`,
    row('keystroke to results painted', ({ shown }) => shown),
    row('of it: the core, with the way to it', ({ core }) => core),
    row('of it: the screen', ({ shown, core }) => shown - core),
    `within one frame of ${FRAME_MS.toFixed(1)} ms: ${within} of ${samples.length}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
