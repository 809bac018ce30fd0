import { expect, it } from 'vitest';
import { circlesOf, sourceTree } from './source-tree.ts';

it('finds circles, also one inside a longer chain', () => {
  const chain = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
    { from: 'c', to: 'd' },
    { from: 'd', to: 'b' },
    { from: 'd', to: 'e' },
  ];
  expect(circlesOf(chain)).toEqual([['b', 'c', 'd']]);
  expect(circlesOf(chain.slice(0, 3))).toEqual([]);
});

it.each(['src', 'tests', 'bench'])(
  'no files of %s import each other in a circle, not even for types',
  folder => {
    const { files, imports } = sourceTree(folder);
    expect(imports.length).toBeGreaterThan(20);
    expect(circlesOf(imports.filter(({ to }) => files.includes(to)))).toEqual([]);
  },
);
