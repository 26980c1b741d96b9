// Draws a signature into a canvas while it is being made: line by line under the finger, and all of it anew only when
// the canvas changes its size. A second canvas above it shows where the browser expects the finger to be next; what
// it shows is wiped at the next event and is no part of the signature. `pointerrawupdate` is not listened to: it wakes
// a slow phone for every sample of the screen, and brings no line onto it before the frame for which `pointermove`
// comes with the same samples.

import { type Signature, inkWidth } from './signature.svelte';

/** How far ahead of the finger ink is shown, in points that the browser expects: about one frame. */
const EXPECTED_MAX = 2;

/** Room around a line that is wiped with it, in CSS pixels. */
const WIPE_PX = 6;

interface Place {
  x: number;
  y: number;
}

/** A canvas that takes a signature, and one above it for what is expected. */
export class InkCanvas {
  readonly #canvas: HTMLCanvasElement;
  readonly #above: HTMLCanvasElement;
  readonly #ink: CanvasRenderingContext2D;
  readonly #expected: CanvasRenderingContext2D;
  readonly #signature: Signature;
  #pointer: { id: number; type: string } | null = null;
  #last: Place = { x: 0, y: 0 };
  #shown: Place[] = [];
  /** Once somebody signs with a pen, what touches the glass besides is the hand that holds it. */
  #penSeen = false;

  constructor(canvas: HTMLCanvasElement, above: HTMLCanvasElement, signature: Signature) {
    this.#canvas = canvas;
    this.#above = above;
    this.#ink = contextOf(canvas);
    this.#expected = contextOf(above);
    this.#signature = signature;
  }

  /** Listens to fingers, pens and mice; gives a function that stops it. */
  listen(): () => void {
    const stop = new AbortController();
    const { signal } = stop;
    const room = new ResizeObserver(() => this.lay());
    room.observe(this.#canvas);
    this.lay();
    this.#canvas.addEventListener('pointerdown', (event) => this.#down(event), { signal });
    this.#canvas.addEventListener('pointermove', (event) => this.#move(event), { signal });
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const)
      this.#canvas.addEventListener(end, (event) => event.pointerId === this.#pointer?.id && this.#end(), {
        signal,
      });
    // A call takes the screen while the finger is down: what was drawn is a stroke.
    document.addEventListener('visibilitychange', () => document.hidden && this.#end(), { signal });
    return () => {
      room.disconnect();
      stop.abort();
      this.#end();
    };
  }

  /** Fits the canvas to its room and draws what is there. */
  lay(): void {
    const { width, height } = this.#canvas.getBoundingClientRect();
    const ratio = window.devicePixelRatio || 1;
    for (const [canvas, context] of [
      [this.#canvas, this.#ink],
      [this.#above, this.#expected],
    ] as const) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      context.scale(ratio, ratio);
      context.lineCap = 'round';
      context.lineJoin = 'round';
      context.strokeStyle = getComputedStyle(this.#canvas).color;
    }
    this.#shown = [];
    this.#signature.layOut(width, height);
    this.#redraw();
  }

  #redraw(): void {
    const { scale, shiftX, shiftY } = this.#signature.view;
    this.#signature.strokes.forEach((stroke, index) => {
      const pressures = this.#signature.pressures[index];
      stroke.forEach(([x, y], point) => {
        const place = { x: x * scale + shiftX, y: y * scale + shiftY };
        line(this.#ink, point === 0 ? place : this.#last, place, inkWidth(pressures?.[point]));
        this.#last = place;
      });
    });
  }

  #down(event: PointerEvent): void {
    const { pointerId: id, pointerType: type } = event;
    if (event.button !== 0 || (type === 'touch' && this.#penSeen)) return;
    if (this.#pointer !== null && !this.#giveWay(type)) return;
    event.preventDefault();
    this.#penSeen ||= type === 'pen';
    this.#pointer = { id, type };
    this.#canvas.setPointerCapture(id);
    this.#last = { x: event.offsetX, y: event.offsetY };
    const pressure = pressureOf(event, type);
    this.#signature.begin(event.offsetX, event.offsetY, timeOf(event), pressure);
    this.#draw(event, pressure);
  }

  /** A palm lies on the glass before the pen does: its stroke gives way to the pen. A second finger is ignored. */
  #giveWay(type: string): boolean {
    if (type !== 'pen' || this.#pointer?.type !== 'touch') return false;
    this.#signature.takeBack();
    this.lay();
    return true;
  }

  #move(event: PointerEvent): void {
    if (event.pointerId !== this.#pointer?.id) return;
    const { type } = this.#pointer;
    // Between two frames a finger gives several points. A WebView without them gives an empty list or no function.
    const events = event.getCoalescedEvents?.() ?? [];
    for (const one of events.length > 0 ? events : [event]) {
      const pressure = pressureOf(one, type);
      if (this.#signature.extend(one.offsetX, one.offsetY, timeOf(one), pressure)) this.#draw(one, pressure);
    }
    this.#expect(event);
  }

  #draw({ offsetX: x, offsetY: y }: PointerEvent, pressure: number | null): void {
    line(this.#ink, this.#last, { x, y }, inkWidth(pressure === null ? null : Math.round(pressure * 1000)));
    this.#last = { x, y };
  }

  /** Shows the ink a little ahead of the finger. */
  #expect(event: PointerEvent): void {
    this.#wipe();
    const next = (event.getPredictedEvents?.() ?? []).slice(0, EXPECTED_MAX);
    let from = this.#last;
    for (const { offsetX: x, offsetY: y } of next) {
      line(this.#expected, from, { x, y }, inkWidth(null));
      this.#shown.push(from, { x, y });
      from = { x, y };
    }
  }

  #wipe(): void {
    if (this.#shown.length === 0) return;
    const [xs, ys] = [this.#shown.map(({ x }) => x), this.#shown.map(({ y }) => y)];
    const [left, top] = [Math.min(...xs) - WIPE_PX, Math.min(...ys) - WIPE_PX];
    const [width, height] = [Math.max(...xs) - left + WIPE_PX, Math.max(...ys) - top + WIPE_PX];
    this.#expected.clearRect(left, top, width, height);
    this.#shown = [];
  }

  #end(): void {
    if (this.#pointer === null) return;
    this.#pointer = null;
    this.#wipe();
    this.#signature.end();
  }
}

/** Asks for a canvas that is shown without waiting for the rest of the page, where the browser has such. */
function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { desynchronized: true });
  if (context === null) throw new Error('no canvas');
  return context;
}

function line(context: CanvasRenderingContext2D, from: Place, to: Place, width: number): void {
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(from.x, from.y);
  // A line of no length is not drawn, and a dot is a stroke as well.
  context.lineTo(from.x === to.x && from.y === to.y ? to.x + 0.1 : to.x, to.y);
  context.stroke();
}

/** A mouse has no pressure to tell, whatever its events say. */
function pressureOf(event: PointerEvent, type: string): number | null {
  return type === 'pen' || type === 'touch' ? event.pressure : null;
}

/** Milliseconds since 1970 by the clock that dates events, so that a signature can go on in another process. */
function timeOf(event: PointerEvent): number {
  return performance.timeOrigin + event.timeStamp;
}
