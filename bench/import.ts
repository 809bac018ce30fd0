// `npm run bench:import`: the time and memory of importing products, 100,000 of them or `--rows` of them.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startMariaDb } from '../tests/kit/mariadb.ts';
import { writeStore } from './store.ts';

const databases = ['MariaDB', 'SQLite'] as const;

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    /** One of the databases; both when absent. */
    database: { type: 'string' },
  },
});
const rows = wholeNumber(options.rows);
const measured = databases.filter(name => options.database === undefined || options.database === name);
if (measured.length === 0) throw new Error(`--database must be one of ${databases.join(', ')}.`);

const limits = {
  seconds: (60 * Math.max(rows, 100_000)) / 100_000,
  megabytes: rows > 100_000 ? 600 : 400,
};

const folder = mkdtempSync(join(tmpdir(), 'tradepost-import-'));
try {
  await writeStore(join(folder, 'csv'), { products: rows, categories: 500, suppliers: 1_000 });
  if (measured.includes('MariaDB')) await onMariaDb();
  if (measured.includes('SQLite')) await importTwice('SQLite', `sqlite:${folder}/import.db`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function onMariaDb(): Promise<void> {
  const mariadb = await startMariaDb();
  try {
    const url = await mariadb.database('import');
    await cli(['migrate'], url);
    await importTwice('MariaDB', url);
  } finally {
    await mariadb.stop();
  }
}

async function importTwice(name: string, url: string): Promise<void> {
  await measure(name, url);
  await measure(`${name}, again`, url);
}

async function measure(name: string, url: string): Promise<void> {
  const start = performance.now();
  const peak = await cli(['import', join(folder, 'csv')], url);
  const seconds = (performance.now() - start) / 1_000;
  const isGood = seconds < limits.seconds && peak < limits.megabytes;
  const bounds = `at most ${limits.seconds.toFixed(0)} s and ${limits.megabytes} MiB`;
  process.stdout.write(
    `${name.padEnd(16)} ${rows} products in ${seconds.toFixed(1)} s, peak memory ${peak.toFixed(0)} MiB: ${isGood ? 'good' : 'TOO MUCH'} (${bounds})\n`,
  );
  if (!isGood) process.exitCode = 1;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`--rows must be a whole number from 1, but it is "${text}".`);
  return number;
}

/** Runs the command line. Returns its peak memory in MiB. */
function cli(args: string[], url: string): Promise<number> {
  const script = "process.on('exit', () => process.send?.(process.resourceUsage().maxRSS / 1024))";
  const preload = `data:text/javascript,${encodeURIComponent(script)}`;
  // The flags of the npm script: a small young generation halves the memory of an import and costs no time.
  const flags = ['--max-semi-space-size=8', '--heap-growing-percent=30', '--import', preload];
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
