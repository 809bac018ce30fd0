// `npm run bench:import`: the time and memory of importing 100,000 products.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMariaDb } from '../tests/kit/mariadb.ts';
import { writeStore } from './store.ts';

const products = 100_000;
const limits = { seconds: 60, megabytes: 400 };

const folder = mkdtempSync(join(tmpdir(), 'tradepost-import-'));
const mariadb = await startMariaDb();
try {
  await writeStore(join(folder, 'csv'), { products, categories: 500, suppliers: 1_000 });
  const url = await mariadb.database('import');
  await cli(['migrate'], url);
  await measure('MariaDB', url);
  await measure('MariaDB, again', url);
  await measure('SQLite', `sqlite:${folder}/import.db`);
  await measure('SQLite, again', `sqlite:${folder}/import.db`);
} finally {
  await mariadb.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(name: string, url: string): Promise<void> {
  const start = performance.now();
  const peak = await cli(['import', join(folder, 'csv')], url);
  const seconds = (performance.now() - start) / 1_000;
  const isGood = seconds < limits.seconds && peak < limits.megabytes;
  process.stdout.write(
    `${name.padEnd(16)} ${products} products in ${seconds.toFixed(1)} s, at most ${peak.toFixed(0)} MiB: ${isGood ? 'good' : 'TOO MUCH'}\n`,
  );
  if (!isGood) process.exitCode = 1;
}

/** Runs the command line. Returns its peak memory in MiB. */
function cli(args: string[], url: string): Promise<number> {
  const script = "process.on('exit', () => process.send?.(process.resourceUsage().maxRSS / 1024))";
  const preload = `data:text/javascript,${encodeURIComponent(script)}`;
  // The flags of the npm script: a small young generation halves the memory of an import and costs no time.
  const flags = ['--max-semi-space-size=8', '--import', preload];
  const child = spawn(process.execPath, [...flags, 'dist/cli.js', ...args], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let peak = 0;
  child.on('message', message => {
    peak = Number(message);
  });
  return new Promise((resolve, reject) =>
    child.once('exit', code => (code === 0 ? resolve(peak) : reject(new Error(`${args[0]} failed.`)))),
  );
}
