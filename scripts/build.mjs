// Compiles src to dist, or does nothing when dist is newer, so that a second start is quick.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/.tsbuildinfo');

function isBuilt() {
  if (!existsSync(stamp) || !existsSync(join(root, 'dist/main.js'))) return false;
  const builtAt = statSync(stamp).mtimeMs;
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true }).filter(
    entry => entry.isFile() || entry.isDirectory(),
  );
  const inputs = [
    'tsconfig.json',
    'tsconfig.build.json',
    'package-lock.json',
    'src',
    ...sources.map(entry => join(entry.parentPath, entry.name)),
  ];
  return inputs.every(input => statSync(join(input.startsWith('/') ? '' : root, input)).mtimeMs <= builtAt);
}

if (!isBuilt()) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
