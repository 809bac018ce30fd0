import { join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { type Import, sourceTree } from './source-tree.ts';

const { files, imports, read } = sourceTree('src');
const moduleOf = (path: string) => /^modules\/([^/]+)\//.exec(path)?.[1];
const broken = (rule: (one: Import) => boolean) =>
  imports.filter(rule).map(({ from, to }) => `${from} → ${to}`);

/** The modules by rank, as modules/index.ts lists them. */
const ranks = /modules: readonly \w+\[\] = \[([^\]]*)\]/
  .exec(read('modules/index.ts'))![1]!
  .split(',')
  .map(name => name.trim())
  .filter(name => name !== '');

/** The composition: the only files outside of both floors. They open everything and know all modules. */
const composition = files.filter(file => !/^(platform|modules|migrations)\//.test(file));

it('finds the imports and the ranks that it judges', () => {
  expect(imports.length).toBeGreaterThan(300);
  expect(imports).toContainEqual({ from: 'manifests.ts', to: 'modules/index.ts' });
  expect(ranks).toEqual(expect.arrayContaining(['settings', 'catalog']));
  expect([...new Set(files.map(moduleOf).filter(name => name !== undefined))].sort()).toEqual(
    [...ranks].sort(),
  );
  expect(composition).toEqual(expect.arrayContaining(['app.ts', 'main.ts', 'serve.ts', 'cli.ts']));
});

it('a module imports only modules of lower rank', () => {
  const higher = broken(({ from, to }) => {
    const [own, other] = [moduleOf(from), moduleOf(to)];
    return own !== undefined && other !== undefined && ranks.indexOf(other) > ranks.indexOf(own);
  });
  expect(higher).toEqual([]);
});

it('lib imports nothing of ours but lib', () => {
  const lib = /^platform\/lib\//;
  expect(broken(({ from, to }) => lib.test(from) && files.includes(to) && !lib.test(to))).toEqual([]);
});

it('the platform imports nothing of ours but the platform', () => {
  const platform = /^platform\//;
  expect(broken(({ from, to }) => platform.test(from) && files.includes(to) && !platform.test(to))).toEqual(
    [],
  );
});

it('modules and migrations know neither http nor the composition', () => {
  const above = (to: string) => to.startsWith('platform/http/') || composition.includes(to);
  expect(broken(({ from, to }) => /^(modules|migrations)\//.test(from) && above(to))).toEqual([]);
});

it('the tests of the platform run the platform alone: they reach no other source, not even through the kit', () => {
  // Of the files of this repository, each under its path from the root.
  const all = ['src', 'tests'].flatMap(folder =>
    sourceTree(folder)
      .imports.filter(({ to }) => to.endsWith('.ts'))
      .map(({ from, to }) => ({ from: join(folder, from), to: normalize(join(folder, to)) })),
  );
  const isOutside = (file: string) => file.startsWith('src/') && !file.startsWith('src/platform/');
  const inside = Map.groupBy(
    all.filter(({ to }) => !isOutside(to)),
    ({ from }) => from,
  );
  const tests = all.map(({ from }) => from).filter(file => /^tests\/(unit\/)?platform\//.test(file));
  const reached = new Set(tests);
  // A set that grows while it is walked.
  for (const file of reached) for (const { to } of inside.get(file) ?? []) reached.add(to);
  expect(reached).toContain('src/platform/context/in-transaction.ts');
  const crossing = all.filter(({ from, to }) => reached.has(from) && isOutside(to));
  expect(crossing.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

it('only one file reads the list of modules, and the services that pay', () => {
  const readers = new Set(imports.filter(({ to }) => to === 'modules/index.ts').map(({ from }) => from));
  expect([...readers].sort()).toEqual(['create-services.ts', 'manifests.ts']);
});

it('no module registers itself by being imported', () => {
  const sideEffects = files.flatMap(file =>
    [...read(file).matchAll(/^import ['"](\.[^'"]+)['"]|^declare module/gm)].map(
      ([line]) => `${file}: ${line}`,
    ),
  );
  expect(sideEffects).toEqual([]);
});

it('only one file reads the environment', () => {
  expect(files.filter(file => read(file).includes('process.env'))).toEqual([
    'platform/config/environment.ts',
  ]);
});
