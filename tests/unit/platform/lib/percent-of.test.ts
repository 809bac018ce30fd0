import { expect, it } from 'vitest';
import { percentOf } from '../../../../src/platform/lib/percent-of.ts';

it.each([
  [0, '0 %'],
  [1, '0.0001 %'],
  [35_000, '3.5 %'],
  [70_000, '7 %'],
  [100_000, '10 %'],
  [290_000, '29 %'],
  [570_000, '57 %'],
  [999_999, '99.9999 %'],
  [1_000_000, '100 %'],
])('prints %i millionths as %s', (ppm, text) => {
  expect(percentOf(ppm)).toBe(text);
});

it('prints every rate so that it reads back as the same millionths', () => {
  const misread: number[] = [];
  for (let ppm = 0; ppm <= 1_000_000; ppm++) if (millionthsOf(percentOf(ppm)) !== ppm) misread.push(ppm);
  expect(misread).toEqual([]);
});

/** Reads a percentage in whole numbers; NaN when it has trailing zeros or is none. */
function millionthsOf(text: string): number {
  const match = /^(\d{1,3})(?:\.(\d{0,3}[1-9]))? %$/.exec(text);
  return match ? Number(match[1]! + (match[2] ?? '').padEnd(4, '0')) : Number.NaN;
}
