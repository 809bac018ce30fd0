import { expect, it } from 'vitest';
import { manifests } from '../../src/manifests.ts';
import { sourceTree } from './source-tree.ts';

const src = sourceTree('src');
const columns = manifests.flatMap(manifest => manifest.sealedColumns ?? []);
const folder = 'platform/sealing/';

it('nothing is sealed but for a sealed column, so that no value escapes `reseal`', () => {
  const elsewhere = src.files.filter(
    file => !file.startsWith(folder) && /keys\s*\.\s*(seal|open)\(/.test(src.read(file)),
  );
  expect(elsewhere).toEqual([]);
});

it('a manifest lists every sealed column', () => {
  const defined = src.files
    .filter(file => !file.startsWith(folder))
    .flatMap(file => [...src.read(file).matchAll(/defineSealedColumn\(\{/g)].map(() => file));
  expect(defined.length).toBeGreaterThan(2);
  expect(columns).toHaveLength(defined.length);
});

it('each has a key of its own, and those that are kept for long can be sealed again and looked at', () => {
  const purposes = columns.map(({ purpose }) => purpose);
  expect(new Set(purposes).size).toBe(purposes.length);
  // Only a refresh token opens its successor, which is needed for a minute.
  const byBearer = columns.filter(({ owner }) => owner === 'bearer');
  expect(byBearer.map(({ purpose }) => purpose)).toEqual(['refresh-token']);
  for (const column of columns.filter(({ owner }) => owner === 'row'))
    expect(column.samples.length, column.name).toBeGreaterThan(0);
});
