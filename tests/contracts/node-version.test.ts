import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { minVersion, satisfies } from 'semver';
import { expect, it } from 'vitest';
import { isSupportedNode } from '../../src/node-version.ts';
import { lockedPackages } from '../kit/locked-packages.ts';

const root = new URL('../..', import.meta.url).pathname;
const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8');
const { engines, devDependencies } = JSON.parse(read('package.json'));
const oldest = minVersion(engines.node)!;

it('engines names a version that every production dependency runs on', () => {
  const refusing = lockedPackages()
    .filter(({ isDev, nodes }) => !isDev && !satisfies(oldest, nodes))
    .map(({ name, version, nodes }) => `${name}@${version} needs ${nodes}`);
  expect(refusing).toEqual([]);
});

it('the start accepts what engines accepts', () => {
  expect(isSupportedNode(oldest.version)).toBe(true);
  expect(isSupportedNode(`${oldest.major + 2}.0.0`)).toBe(true);
});

it.each([`${oldest.major}.${oldest.minor - 1}.9`, `${oldest.major - 2}.20.2`])(
  'on Node.js %s the server and the commands end with one sentence',
  version => {
    const pretended = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
    const preload = `data:text/javascript,${encodeURIComponent(pretended)}`;
    for (const entry of ['src/main.ts', 'src/cli.ts']) {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, entry], {
        cwd: root,
        encoding: 'utf8',
      });
      expect({ status, stdout, stderr }).toEqual({
        status: 1,
        stdout: '',
        stderr: `Tradepost needs Node.js ${oldest.major}.${oldest.minor} or newer, and this is ${version}.\n`,
      });
    }
  },
);

it('nothing is imported before the version is known', () => {
  for (const entry of ['main.ts', 'cli.ts', 'node-version.ts']) {
    const imports = [...read(`src/${entry}`).matchAll(/^\s*import\b.*|\bimport\(.*?\)/gm)].map(
      ([text]) => text,
    );
    expect(imports[0]).toBe(entry === 'node-version.ts' ? undefined : "import('./node-version.ts')");
  }
});

it('npm scripts, the image, and the workflow run on one version of Node.js', () => {
  const versions = ['Dockerfile', '.github/workflows/ci.yml'].flatMap(file =>
    [...read(file).matchAll(/(?:FROM|image:) node:([\d.]+)/g)].map(([, version]) => `${file}: ${version}`),
  );
  expect(versions.length).toBeGreaterThan(1);
  expect([...new Set(versions)]).toEqual([
    `Dockerfile: ${devDependencies.node}`,
    `.github/workflows/ci.yml: ${devDependencies.node}`,
  ]);
});
