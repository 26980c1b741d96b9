// A signature while it is drawn. Strokes are kept as data in the unit of the entry, tenths of a CSS pixel of the
// frame in which the first one was drawn; turning the phone only changes how they are shown. `signature_pad` was
// not taken: it keeps coordinates of the canvas, so every turn would round or shrink the evidence.

import type { InkInput } from '$lib/generated/InkInput';

type Stroke = InkInput['strokes'][number];

/** Pressures of the points of a stroke, in thousandths; `null` where a pointer has none to tell. */
type Pressures = (number | null)[];

/** Units of ink in a CSS pixel. */
const UNITS = 10;

/** Points nearer to the one before add bytes and no shape: half a CSS pixel. */
const STEP_MIN = 5;

/** A point takes up to eight characters of the 32,768 that the protocol allows for the ink of one entry. */
const POINTS_MAX = 4000;

/** The largest pressure. */
const PRESSURE_MAX = 1000;

/** What browsers say of hardware that feels no pressure: nothing, half, or all of it, and always the same. */
const NO_PRESSURE = [0, PRESSURE_MAX / 2, PRESSURE_MAX];

/** How ink is shown in a canvas: `px = unit * scale + shift`. */
export interface View {
  scale: number;
  shiftX: number;
  shiftY: number;
}

/** A signature as it is kept while a payout is under way. */
export interface KeptSignature {
  frame: { width: number; height: number };
  strokes: Stroke[];
  pressures: Pressures[];
  /** When the first point was drawn, in milliseconds since 1970, so that a pause stays a pause. */
  startMs: number;
}

/** A signature while it is drawn. */
export class Signature {
  /** How many strokes there are, for the words beside the frame. */
  strokeCount = $state(0);
  /** Counts the strokes that came to an end and the times it was cleared: what is kept follows it. */
  changes = $state(0);
  /** How the ink is shown. */
  view: View = { scale: 1 / UNITS, shiftX: 0, shiftY: 0 };
  #strokes: Stroke[] = [];
  #pressures: Pressures[] = [];
  #frame = { width: 0, height: 0 };
  #startMs = 0;
  #points = 0;

  get isBlank(): boolean {
    return this.#points === 0;
  }

  get strokes(): readonly Stroke[] {
    return this.#strokes;
  }

  /** Pressures of the points, in thousandths, of each stroke. */
  get pressures(): readonly Pressures[] {
    return this.#pressures;
  }

  /** The canvas has this size, in CSS pixels. Ink that is there stays whole and in the middle. */
  layOut(width: number, height: number): void {
    if (this.isBlank) {
      this.#frame = { width: Math.round(width * UNITS), height: Math.round(height * UNITS) };
      this.view = { scale: 1 / UNITS, shiftX: 0, shiftY: 0 };
      return;
    }
    const scale = Math.min(width / this.#frame.width, height / this.#frame.height);
    this.view = {
      scale,
      shiftX: (width - this.#frame.width * scale) / 2,
      shiftY: (height - this.#frame.height * scale) / 2,
    };
  }

  /**
   * A finger touches down at a place in CSS pixels, at a time in milliseconds since 1970, with a pressure between 0
   * and 1 if there is any to tell.
   */
  begin(x: number, y: number, timeMs: number, pressure: number | null = null): void {
    if (this.#points >= POINTS_MAX) return;
    if (this.isBlank) this.#startMs = timeMs;
    this.#strokes.push([this.#point(x, y, timeMs)]);
    this.#pressures.push([thousandths(pressure)]);
    this.#points += 1;
    this.strokeCount = this.#strokes.length;
  }

  /** It moves on. Gives whether the point was taken. */
  extend(x: number, y: number, timeMs: number, pressure: number | null = null): boolean {
    const stroke = this.#strokes.at(-1);
    const last = stroke?.at(-1);
    if (!stroke || !last || this.#points >= POINTS_MAX) return false;
    const point = this.#point(x, y, timeMs);
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) < STEP_MIN) return false;
    stroke.push(point);
    this.#pressures.at(-1)?.push(thousandths(pressure));
    this.#points += 1;
    return true;
  }

  /** The finger is lifted. */
  end(): void {
    this.changes += 1;
  }

  /** Takes back the last stroke: it was a palm. */
  takeBack(): void {
    this.#points -= this.#strokes.pop()?.length ?? 0;
    this.#pressures.pop();
    this.strokeCount = this.#strokes.length;
  }

  /** Starts anew. */
  clear(): void {
    this.#strokes = [];
    this.#pressures = [];
    this.#points = 0;
    this.strokeCount = 0;
    this.changes += 1;
  }

  /** The ink for the entry. The frame grows where strokes left it, as they can after the phone was turned. */
  toInk(): InkInput {
    const points = this.#strokes.flat();
    const left = Math.min(0, ...points.map(([x]) => x));
    const top = Math.min(0, ...points.map(([, y]) => y));
    const right = Math.max(this.#frame.width, ...points.map(([x]) => x));
    const bottom = Math.max(this.#frame.height, ...points.map(([, y]) => y));
    const pressures = this.#toldPressures();
    return {
      width: right - left,
      height: bottom - top,
      strokes: this.#strokes.map((stroke) => stroke.map(([x, y, t]) => [x - left, y - top, t])),
      ...(pressures && { pressures }),
    };
  }

  /** The signature as it is to be kept. Reading it follows `changes`. */
  toKept(): KeptSignature {
    void this.changes;
    return {
      frame: this.#frame,
      strokes: this.#strokes,
      pressures: this.#pressures,
      startMs: this.#startMs,
    };
  }

  /** Goes on with a signature that was kept. */
  restore(kept: KeptSignature): void {
    this.#frame = kept.frame;
    this.#strokes = kept.strokes;
    this.#pressures = kept.pressures;
    this.#startMs = kept.startMs;
    this.#points = kept.strokes.flat().length;
    this.strokeCount = kept.strokes.length;
  }

  /** The pressure of every point, where the hardware tells it of every one. */
  #toldPressures(): number[][] | null {
    const all = this.#pressures.flat();
    const felt = all.some((pressure) => pressure !== null && !NO_PRESSURE.includes(pressure));
    if (!felt || all.includes(null)) return null;
    return this.#pressures.map((stroke) => stroke.map((pressure) => pressure ?? 0));
  }

  #point(x: number, y: number, timeMs: number): [number, number, number] {
    const { scale, shiftX, shiftY } = this.view;
    const last = this.#strokes.at(-1)?.at(-1)?.[2] ?? 0;
    return [
      Math.round((x - shiftX) / scale),
      Math.round((y - shiftY) / scale),
      // Browsers round event times and clocks are set back; the order of the points is what must not suffer.
      Math.max(last, Math.round(timeMs - this.#startMs)),
    ];
  }
}

/** How broad ink is in CSS pixels: a ball pen, thinner or broader where a pressure is told. */
export function inkWidth(pressure: number | null | undefined): number {
  const told = typeof pressure === 'number' && !NO_PRESSURE.includes(pressure);
  return told ? INK_PX * (0.5 + pressure / PRESSURE_MAX) : INK_PX;
}

/** Width of a ball pen's ink in CSS pixels. */
const INK_PX = 2.5;

function thousandths(pressure: number | null): number | null {
  return pressure === null ? null : Math.round(Math.min(Math.max(pressure, 0), 1) * PRESSURE_MAX);
}
