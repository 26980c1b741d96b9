// Where things go while a list is put into another order. Places count from nought.

/** The list with the thing at one place moved to another. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, place) => place !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** How many rows a row makes way, while the one at `from` is held over `to`. */
export function makesWay(place: number, from: number, to: number): -1 | 0 | 1 {
  if (from < place && place <= to) return -1;
  if (to <= place && place < from) return 1;
  return 0;
}

/** The places that stand in the window, and some before and after. */
export function inWindow(top: number, height: number, row: number, count: number): [number, number] {
  const spare = 6;
  const first = Math.max(0, Math.floor(top / row) - spare);
  return [Math.min(first, count), Math.min(count, Math.ceil((top + height) / row) + spare)];
}

/** Pixels to scroll within a frame when something is held near an edge of the window; nought elsewhere. */
export function scrollStep(y: number, top: number, bottom: number): number {
  const zone = 64;
  const speed = (depth: number) => Math.ceil(Math.min(depth, zone) / 4);
  if (y < top + zone) return -speed(top + zone - y);
  if (y > bottom - zone) return speed(y - bottom + zone);
  return 0;
}
