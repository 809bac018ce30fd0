// Bundles src into dist, or does nothing when that is newer than its sources. Types are checked by `npm run check`, not here.
//   --watch   bundles again on every change
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, watch } from 'rolldown';
import { serverBundle } from './server-bundle.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'dist');
// Written last: its age says when all of the rest was finished.
const done = join(folder, '.built');

const bundle = serverBundle(
  {
    main: 'src/main.ts',
    cli: 'src/cli.ts',
  },
  folder,
);

if (process.argv.includes('--watch')) {
  watch(bundle).on('event', event => {
    if (event.code === 'BUNDLE_END') writeFileSync(done, '');
    if (event.code === 'ERROR') process.stderr.write(`${event.error}\n`);
  });
} else if (!isBuilt()) {
  removeOldFiles();
  await build(bundle);
  writeFileSync(done, '');
}

/** What an earlier build left, by whatever names. */
function removeOldFiles() {
  rmSync(done, { force: true });
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (!name.startsWith('office')) rmSync(join(folder, name), { recursive: true });
}

function isBuilt() {
  if (!existsSync(done)) return false;
  const builtAt = statSync(done).mtimeMs;
  const inputs = [
    'tsconfig.json',
    'package.json',
    'package-lock.json',
    'scripts/build-server.mjs',
    'scripts/server-bundle.ts',
    'src',
  ];
  const sources = readdirSync(join(root, 'src'), { recursive: true }).map(path => join('src', path));
  return [...inputs, ...sources].every(path => statSync(join(root, path)).mtimeMs <= builtAt);
}
