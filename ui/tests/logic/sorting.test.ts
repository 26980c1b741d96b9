import { expect, test } from 'vitest';
import { inWindow, makesWay, moved, scrollStep } from '../../src/lib/shared/sorting';

test.each([
  [0, 2, 'bcad'],
  [3, 0, 'dabc'],
  [1, 1, 'abcd'],
  [2, 3, 'abdc'],
])('what stands at %i goes to %i', (from, to, order) => {
  expect(moved([...'abcd'], from, to).join('')).toBe(order);
});

test.each([
  [0, 2],
  [3, 1],
  [2, 2],
])('rows that make way from %i to %i stand where the move puts them', (from, to) => {
  const list = [...'abcd'];
  const after = moved(list, from, to);
  for (const [place, one] of list.entries())
    if (place !== from) expect(after.indexOf(one)).toBe(place + makesWay(place, from, to));
});

test('a list of any length draws about a window of rows', () => {
  expect(inWindow(0, 740, 74, 300)).toEqual([0, 16]);
  expect(inWindow(7400, 740, 74, 300)).toEqual([94, 116]);
  expect(inWindow(22_000, 740, 74, 300)).toEqual([291, 300]);
  expect(inWindow(0, 740, 74, 3)).toEqual([0, 3]);
});

test('what is held near an edge scrolls towards it, faster the nearer', () => {
  expect(scrollStep(400, 100, 700)).toBe(0);
  expect(scrollStep(130, 100, 700)).toBeLessThan(0);
  expect(scrollStep(690, 100, 700)).toBeGreaterThan(scrollStep(650, 100, 700));
});
