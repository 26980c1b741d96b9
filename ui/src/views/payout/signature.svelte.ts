// A signature while it is drawn. Strokes are kept as data in the unit of the entry, tenths of a CSS pixel of the
// frame in which the first one was drawn; turning the phone only changes how they are shown. `signature_pad` was
// not taken: it keeps coordinates of the canvas, so every turn would round or shrink the evidence.

import type { InkInput } from '$lib/generated/InkInput';

type Stroke = InkInput['strokes'][number];

/** Units of ink in a CSS pixel. */
const UNITS = 10;

/** Points nearer to the one before add bytes and no shape: half a CSS pixel. */
const STEP_MIN = 5;

/** A point takes about five bytes of the 32 KiB that the protocol allows for the ink of one entry. */
const POINTS_MAX = 6000;

/** How ink is shown in a canvas: `px = unit * scale + shift`. */
export interface View {
  scale: number;
  shiftX: number;
  shiftY: number;
}

/** A signature while it is drawn. */
export class Signature {
  /** How many strokes there are, for the words beside the frame. */
  strokeCount = $state(0);
  /** How the ink is shown. */
  view: View = { scale: 1 / UNITS, shiftX: 0, shiftY: 0 };
  #strokes: Stroke[] = [];
  #frame = { width: 0, height: 0 };
  #startMs = 0;
  #points = 0;

  get isBlank(): boolean {
    return this.#points === 0;
  }

  get strokes(): readonly Stroke[] {
    return this.#strokes;
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

  /** A finger touches down at a place in CSS pixels, at a time in milliseconds. */
  begin(x: number, y: number, timeMs: number): void {
    if (this.#points >= POINTS_MAX) return;
    if (this.isBlank) this.#startMs = timeMs;
    this.#strokes.push([this.#point(x, y, timeMs)]);
    this.#points += 1;
    this.strokeCount = this.#strokes.length;
  }

  /** It moves on. Gives whether the point was taken. */
  extend(x: number, y: number, timeMs: number): boolean {
    const stroke = this.#strokes.at(-1);
    const last = stroke?.at(-1);
    if (!stroke || !last || this.#points >= POINTS_MAX) return false;
    const point = this.#point(x, y, timeMs);
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) < STEP_MIN) return false;
    stroke.push(point);
    this.#points += 1;
    return true;
  }

  /** Starts anew. */
  clear(): void {
    this.#strokes = [];
    this.#points = 0;
    this.strokeCount = 0;
  }

  /** The ink for the entry. The frame grows where strokes left it, as they can after the phone was turned. */
  toInk(): InkInput {
    const points = this.#strokes.flat();
    const left = Math.min(0, ...points.map(([x]) => x));
    const top = Math.min(0, ...points.map(([, y]) => y));
    const right = Math.max(this.#frame.width, ...points.map(([x]) => x));
    const bottom = Math.max(this.#frame.height, ...points.map(([, y]) => y));
    return {
      width: right - left,
      height: bottom - top,
      strokes: this.#strokes.map((stroke) => stroke.map(([x, y, t]) => [x - left, y - top, t])),
    };
  }

  #point(x: number, y: number, timeMs: number): [number, number, number] {
    const { scale, shiftX, shiftY } = this.view;
    const last = this.#strokes.at(-1)?.at(-1)?.[2] ?? 0;
    return [
      Math.round((x - shiftX) / scale),
      Math.round((y - shiftY) / scale),
      // Browsers round event times; the order of the points is what must not suffer.
      Math.max(last, Math.round(timeMs - this.#startMs)),
    ];
  }
}
