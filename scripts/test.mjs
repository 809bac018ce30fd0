// All tests: those of the server on both databases, then those of the office's pages in a browser. Arguments are for vitest.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mariadbBinary } from '../tests/kit/mariadb.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function run(script, ...args) {
  return (
    spawnSync(process.execPath, [join(root, script), ...args], { cwd: root, stdio: 'inherit' }).status ?? 1
  );
}

const vitest = (...options) => run('node_modules/vitest/vitest.mjs', 'run', ...options);

// Counting what is covered takes a third of the time, and what ran on SQLite is not covered twice on MariaDB.
const options = process.argv.slice(2);
const server =
  options.includes('--coverage') && mariadbBinary()
    ? [
        vitest('--project', '!mariadb', ...options),
        vitest('--project', 'mariadb', ...options.filter(option => option !== '--coverage')),
      ]
    : [vitest(...options)];
const pages = run('scripts/test-pages.mjs');
process.exitCode = [...server, pages].find(code => code !== 0) ?? 0;
