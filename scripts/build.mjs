// Compiles src to dist and the back office to dist/office, each only when its sources are newer, so that a second start is quick.
import { spawn } from 'node:child_process';
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

/** Resolves to the exit code. */
function run(script, ...args) {
  return new Promise(resolve => {
    spawn(process.execPath, [join(root, script), ...args], { stdio: 'inherit' }).on('exit', code =>
      resolve(code ?? 1),
    );
  });
}

// Both at once: there are two cores.
const codes = await Promise.all([
  isBuilt() ? 0 : run('node_modules/typescript/bin/tsc', '-p', join(root, 'tsconfig.build.json')),
  run('scripts/build-office.mjs'),
]);
process.exitCode = codes.find(code => code !== 0) ?? 0;
