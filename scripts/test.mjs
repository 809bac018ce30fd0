// All tests: those of the server on both databases, then those of the office's pages in a browser. Arguments are for vitest.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function run(script, ...args) {
  return (
    spawnSync(process.execPath, [join(root, script), ...args], { cwd: root, stdio: 'inherit' }).status ?? 1
  );
}

const server = run('node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2));
const pages = run('scripts/test-pages.mjs');
process.exitCode = server || pages;
