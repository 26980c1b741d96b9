// Ink as the core takes it: strokes of `[x, y, milliseconds]`, lengths in tenths of a CSS pixel, and the pressures of
// the points where the hardware tells them.

import type { InkInput } from '../generated/InkInput';

type Point = InkInput['strokes'][number][number];

/** A line of ink, and how broad it is against a ball pen's. */
export interface InkLine {
  path: string;
  breadth: number;
}

/** The lines of ink: one with all strokes, or one for each step of a pen that tells how hard it is pressed. */
export function inkLines(ink: InkInput): InkLine[] {
  const { strokes, pressures } = ink;
  if (!pressures) return [{ path: strokes.map(strokePath).join(''), breadth: 1 }];
  return strokes.flatMap((stroke, index) => pressedLines(stroke, pressures[index] ?? []));
}

function pressedLines(stroke: Point[], pressures: number[]): InkLine[] {
  const breadth = (index: number) => 0.5 + (pressures[index] ?? 500) / 1000;
  if (stroke.length === 1) return [{ path: strokePath(stroke), breadth: breadth(0) }];
  return stroke.slice(1).map((point, index) => ({
    path: strokePath([stroke[index] ?? point, point]),
    breadth: breadth(index + 1),
  }));
}

function strokePath(stroke: Point[]): string {
  const [first, ...rest] = stroke;
  if (!first) return '';
  const start = `M${first[0]} ${first[1]}`;
  if (rest.length === 0) return `${start}h1`;
  return start + rest.map(([x, y]) => `L${x} ${y}`).join('');
}
