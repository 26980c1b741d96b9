// Draws a signature into a canvas while it is being made: line by line under the finger, and all of it anew when
// the canvas changes its size.

import type { Signature } from './signature.svelte';

/** Width of the ink in CSS pixels: a ball pen. */
const INK_PX = 2.5;

/** A canvas that takes a signature. */
export class InkCanvas {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #signature: Signature;
  #pointer: number | null = null;
  #last = { x: 0, y: 0 };

  constructor(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, signature: Signature) {
    this.#canvas = canvas;
    this.#context = context;
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
    this.#canvas.addEventListener('pointerup', (event) => this.#up(event), { signal });
    this.#canvas.addEventListener('pointercancel', (event) => this.#up(event), { signal });
    return () => {
      room.disconnect();
      stop.abort();
    };
  }

  /** Fits the canvas to its room and draws what is there. */
  lay(): void {
    const { width, height } = this.#canvas.getBoundingClientRect();
    const ratio = window.devicePixelRatio || 1;
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#context.scale(ratio, ratio);
    this.#context.lineWidth = INK_PX;
    this.#context.lineCap = 'round';
    this.#context.lineJoin = 'round';
    this.#context.strokeStyle = getComputedStyle(this.#canvas).color;
    this.#signature.layOut(width, height);
    this.#redraw();
  }

  #redraw(): void {
    const { scale, shiftX, shiftY } = this.#signature.view;
    for (const stroke of this.#signature.strokes) {
      this.#context.beginPath();
      stroke.forEach(([x, y], index) => {
        const place = [x * scale + shiftX, y * scale + shiftY] as const;
        if (index === 0) this.#context.moveTo(...place);
        this.#context.lineTo(...place);
      });
      this.#context.stroke();
    }
  }

  #line(x: number, y: number): void {
    this.#context.beginPath();
    this.#context.moveTo(this.#last.x, this.#last.y);
    this.#context.lineTo(x, y);
    this.#context.stroke();
    this.#last = { x, y };
  }

  #down(event: PointerEvent): void {
    if (this.#pointer !== null || event.button !== 0) return;
    event.preventDefault();
    this.#pointer = event.pointerId;
    this.#canvas.setPointerCapture(event.pointerId);
    this.#last = { x: event.offsetX, y: event.offsetY };
    this.#signature.begin(event.offsetX, event.offsetY, event.timeStamp);
    this.#line(event.offsetX, event.offsetY);
  }

  #move(event: PointerEvent): void {
    if (event.pointerId !== this.#pointer) return;
    // Between two frames a finger gives several points. A WebView without them gives an empty list or no function.
    const events = event.getCoalescedEvents?.() ?? [];
    for (const { offsetX, offsetY, timeStamp } of events.length > 0 ? events : [event]) {
      if (this.#signature.extend(offsetX, offsetY, timeStamp)) this.#line(offsetX, offsetY);
    }
  }

  #up(event: PointerEvent): void {
    if (event.pointerId === this.#pointer) this.#pointer = null;
  }
}
