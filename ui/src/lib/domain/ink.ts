// Ink as the core takes it: strokes of `[x, y, milliseconds]`, lengths in tenths of a CSS pixel.

import type { InkInput } from '../generated/InkInput';

/** An SVG path through the points of every stroke; a dot becomes a dot. */
export function inkPath(ink: InkInput): string {
  return ink.strokes.map(strokePath).join('');
}

function strokePath(stroke: InkInput['strokes'][number]): string {
  const [first, ...rest] = stroke;
  if (!first) return '';
  const start = `M${first[0]} ${first[1]}`;
  if (rest.length === 0) return `${start}h1`;
  return start + rest.map(([x, y]) => `L${x} ${y}`).join('');
}
