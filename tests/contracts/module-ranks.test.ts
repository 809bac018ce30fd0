import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';

interface Import {
  readonly from: string;
  /** A path below src, or the name of a package. */
  readonly to: string;
}

const root = new URL('../../src', import.meta.url).pathname;
const files = globSync('**/*.ts', { cwd: root });
const imports: Import[] = files.flatMap(from =>
  importedBy(readFileSync(join(root, from), 'utf8')).map(to => ({
    from,
    to: to.startsWith('.') ? normalize(join(dirname(from), to)) : to,
  })),
);

const moduleOf = (path: string) => /^modules\/([^/]+)\//.exec(path)?.[1];
const broken = (rule: (one: Import) => boolean) =>
  imports.filter(rule).map(({ from, to }) => `${from} → ${to}`);

/** The modules by rank, as modules/index.ts lists them. */
const ranks = /ranked: readonly Manifest\[\] = \[([^\]]*)\]/
  .exec(readFileSync(join(root, 'modules/index.ts'), 'utf8'))![1]!
  .split(',')
  .map(name => name.trim())
  .filter(name => name !== '');

it('finds the imports and the ranks that it judges', () => {
  expect(imports.length).toBeGreaterThan(300);
  expect(imports).toContainEqual({ from: 'app.ts', to: 'modules/index.ts' });
  expect(ranks).toEqual(expect.arrayContaining(['settings', 'catalog']));
  expect([...new Set(files.map(moduleOf).filter(name => name !== undefined))].sort()).toEqual(
    [...ranks].sort(),
  );
});

it('a module imports only modules of lower rank', () => {
  const higher = broken(({ from, to }) => {
    const [own, other] = [moduleOf(from), moduleOf(to)];
    return own !== undefined && other !== undefined && ranks.indexOf(other) > ranks.indexOf(own);
  });
  expect(higher).toEqual([]);
});

it('lib imports nothing of ours but lib', () => {
  const outside = broken(
    ({ from, to }) => from.startsWith('lib/') && files.includes(to) && !to.startsWith('lib/'),
  );
  expect(outside).toEqual([]);
});

it('what modules are built on does not know them', () => {
  const base = /^(context\.ts|config\.ts|(database|graphql|authorization|http|import|lib|outbox|mail)\/)/;
  const upward = broken(
    ({ from, to }) =>
      base.test(from) &&
      to.startsWith('modules/') &&
      !(from === 'database/orm.config.ts' && to === 'modules/index.ts'),
  );
  expect(upward).toEqual([]);
});

it('only the places that put the product together read the list of modules', () => {
  const readers = new Set(imports.filter(({ to }) => to === 'modules/index.ts').map(({ from }) => from));
  expect([...readers].sort()).toEqual(['app.ts', 'commands.ts', 'database/orm.config.ts', 'demo.ts']);
});

it('only config.ts, and the entry points for it, read the environment', () => {
  const readers = files.filter(file => readFileSync(join(root, file), 'utf8').includes('process.env'));
  const handOver = readers.filter(file =>
    readFileSync(join(root, file), 'utf8')
      .replaceAll('readConfig(process.env)', '')
      .replaceAll('`process.env`', '')
      .includes('process.env'),
  );
  expect(handOver).toEqual([]);
});

function importedBy(text: string): string[] {
  const static_ = text.matchAll(/^(?:import|export)\b[^;'"]*?from\s+['"]([^'"]+)['"]/gm);
  const others = text.matchAll(/(?:^import\s+|\bimport\()['"]([^'"]+)['"]/gm);
  return [...static_, ...others].map(match => match[1]!);
}
