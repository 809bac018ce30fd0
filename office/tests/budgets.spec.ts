import { expect, test } from '@playwright/test';
import { filesOf, gzipBytes, readBundles } from './kit/bundles.ts';

// Bytes, gzipped, as the design sets them.
const firstPaintBudget = 130_000;
const shellBudget = 200_000;
// What nearly all pages share: it is loaded once, after the first paint, while the reader reads.
const kitBudget = 90_000;
const routeBudget = 60_000;

const bundles = readBundles();
const firstPaint = filesOf(bundles, 'index.html');
const shell = new Set([
  ...firstPaint,
  ...Object.keys(bundles)
    .filter(name => name.startsWith('src/shell/'))
    .flatMap(name => [...filesOf(bundles, name)]),
]);
const kit = new Set(
  Object.keys(bundles)
    .filter(name => ['kit', 'fields'].includes(bundles[name]?.name ?? ''))
    .flatMap(name => [...filesOf(bundles, name)]),
);
const pages = Object.keys(bundles).filter(name => name.startsWith('src/pages/') && /page\.tsx$/.test(name));

test('what the first paint needs fits its budget', () => {
  expect(gzipBytes(firstPaint)).toBeLessThanOrEqual(firstPaintBudget);
});

test('with palette, menus, and messages the shell fits its budget', () => {
  expect(gzipBytes(shell)).toBeLessThanOrEqual(shellBudget);
});

test('what all pages share fits its budget', () => {
  expect(gzipBytes(kit, shell)).toBeLessThanOrEqual(kitBudget);
});

test('each page adds no more than its budget', () => {
  expect(pages.length).toBeGreaterThan(40);
  const present = new Set([...shell, ...kit]);
  const sizes = pages.map(name => [name, gzipBytes(filesOf(bundles, name), present)] as const);
  expect(sizes.filter(([, bytes]) => bytes > routeBudget)).toEqual([]);
});
