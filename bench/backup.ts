// `npm run bench:backup`: the time and memory of a backup and a restore of 400,000 orders with a million lines, and 512 MiB
// of files, while nobody else uses the database.
import { spawn } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { startMariaDb } from '../tests/kit/mariadb.ts';
import { fillStore } from './analytics-store.ts';

const files = { count: 2_048, kibibytes: 256 };
const limits = { seconds: 600, megabytes: 250 };

const folder = mkdtempSync(join(tmpdir(), 'tradepost-backup-'));
const mariadb = await startMariaDb();
try {
  const url = await mariadb.database('full');
  await cli(['migrate'], url);
  const database = await mysql.createConnection(url);
  await fillStore(database, new Date());
  await fillFiles(database);
  const rows = await countRows(database);
  await database.end();
  const backup = join(folder, 'store.backup');
  const elsewhere = await mariadb.database('elsewhere');
  await measure('backup', ['backup', backup], url);
  process.stdout.write(`${rows} rows in ${(statSync(backup).size / 1_024 ** 2).toFixed(0)} MiB\n`);
  await measure('backup --verify', ['backup', '--verify', backup], url);
  await measure('restore', ['restore', backup], elsewhere);
  await measure('restore --verify', ['restore', '--verify', backup], elsewhere);
} finally {
  await mariadb.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Content that cannot be compressed, in rows as large as those of exported files. */
async function fillFiles(database: mysql.Connection): Promise<void> {
  await database.query('create table bench_file (id int primary key, content longblob not null)');
  const bytes = Buffer.alloc(files.kibibytes * 1_024);
  for (let id = 0; id < files.count; id++) {
    randomFillSync(bytes);
    await database.query('insert into bench_file values (?, ?)', [id, bytes]);
  }
}

async function countRows(database: mysql.Connection): Promise<number> {
  const [tables] = await database.query<mysql.RowDataPacket[]>('show tables');
  let total = 0;
  for (const table of tables.flatMap(row => Object.values(row))) {
    const [[row]] = await database.query<mysql.RowDataPacket[]>(`select count(*) as total from \`${table}\``);
    total += Number(row!.total);
  }
  return total;
}

async function measure(name: string, args: string[], url: string): Promise<void> {
  const start = performance.now();
  const peak = await cli(args, url);
  const seconds = (performance.now() - start) / 1_000;
  const isGood = seconds < limits.seconds && peak < limits.megabytes;
  process.stdout.write(
    `${name.padEnd(16)} ${seconds.toFixed(1)} s, at most ${peak.toFixed(0)} MiB: ${isGood ? 'good' : 'TOO MUCH'}\n`,
  );
  if (!isGood) process.exitCode = 1;
}

/** Runs the command line. Returns its peak memory in MiB. */
function cli(args: string[], url: string): Promise<number> {
  const script = "process.on('exit', () => process.send?.(process.resourceUsage().maxRSS / 1024))";
  const preload = `data:text/javascript,${encodeURIComponent(script)}`;
  // The flags of the npm script.
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
