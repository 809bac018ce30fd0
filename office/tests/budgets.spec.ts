import { expect, test } from '@playwright/test';
import { filesOf, gzipBytes, readBundles } from './kit/bundles.ts';

// Bytes, gzipped, as the design sets them.
const firstPaintBudget = 130_000;
const shellBudget = 200_000;
const routeBudget = 60_000;

const bundles = readBundles();
const firstPaint = filesOf(bundles, 'index.html');
const shellSources = Object.keys(bundles).filter(name => name.startsWith('src/shell/'));
// With what the extras ask for as soon as they are there: what nearly all pages share.
const askedFor = bundles['src/shell/extras/extras.tsx']?.dynamicImports ?? [];
const shell = new Set([...firstPaint, ...filesOf(bundles, ...shellSources, ...askedFor)]);
const pages = Object.keys(bundles).filter(name => name.startsWith('src/pages/') && /page\.tsx$/.test(name));

test('what the first paint needs fits its budget', () => {
  expect(gzipBytes(firstPaint)).toBeLessThanOrEqual(firstPaintBudget);
});

test('with palette, menus, messages, and what all pages share, the shell fits its budget', () => {
  expect(askedFor).not.toEqual([]);
  expect(gzipBytes(shell)).toBeLessThanOrEqual(shellBudget);
});

test('each page adds no more than its budget', () => {
  expect(pages.length).toBeGreaterThan(40);
  const sizes = pages.map(name => [name, gzipBytes(filesOf(bundles, name), shell)] as const);
  expect(sizes.filter(([, bytes]) => bytes > routeBudget)).toEqual([]);
});
