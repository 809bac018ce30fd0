import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type mysql from 'mysql2/promise';
import { start } from '../processes.ts';
import { production, run } from '../servers.ts';
import { fillIndexes } from './derived-indexes.ts';
import { analyzeTables, fillStore } from './fill.ts';
import { emptyDatabase, type KeptMariaDb } from './kept-mariadb.ts';
import { sizesOf } from './sizes.ts';

/** A store that is filled, and with what. */
export interface Store {
  readonly rows: number;
  /** When it was filled; nothing in it is newer. */
  readonly now: Date;
}

export const password = 'a password for the bench';
export const accounts = { admin: 'admin@example.com', customer: 'person1@example.com' };

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Fills the database with a store, or finds it there from an earlier run. */
export async function openStore(
  mariadb: KeptMariaDb,
  rows: number,
  options: { readonly analytics: boolean },
): Promise<Store> {
  // Written at the end, so that an interrupted run leaves none.
  const record = join(mariadb.folder, 'store.json');
  const kept = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : undefined;
  if (kept?.rows === rows && kept.analytics === options.analytics) {
    say(`Using the store of ${rows.toLocaleString('en')} products that was filled at ${kept.now}.`);
    // The code may have gone on since.
    await run('dist/cli.js', ['migrate'], mariadb.url);
    return { rows, now: new Date(kept.now) };
  }
  rmSync(record, { force: true });
  const now = new Date();
  now.setMilliseconds(0);
  const began = performance.now();
  say(`Filling a store of ${rows.toLocaleString('en')} products and orders …`);
  await emptyDatabase(mariadb);
  await run('dist/cli.js', ['migrate'], mariadb.url);
  await createAdmin(mariadb.url);
  const connection = await mariadb.connect();
  try {
    await fillStore(connection, { sizes: sizesOf(rows), now }, say);
    await giveAccounts(connection);
    await fillDerived(connection, mariadb.url, options);
    await analyzeTables(connection);
  } finally {
    await connection.end();
  }
  say(`It took ${((performance.now() - began) / 60_000).toFixed(1)} minutes.`);
  writeFileSync(record, JSON.stringify({ rows, now, analytics: options.analytics }));
  return { rows, now };
}

/** What the server itself computes from the rows above. */
async function fillDerived(
  connection: mysql.Connection,
  url: string,
  options: { readonly analytics: boolean },
): Promise<void> {
  const began = performance.now();
  const indexed = await fillIndexes(connection);
  say(
    `  index of words, and specs: ${indexed.toLocaleString('en')} things in ${((performance.now() - began) / 1_000).toFixed(1)} s`,
  );
  if (!options.analytics) return;
  say('  closing all days of the reports …');
  await run('dist/cli.js', ['rebuild-analytics'], url);
}

/** The first customer signs in with the administrator's password. */
async function giveAccounts(connection: mysql.Connection): Promise<void> {
  await connection.query(
    'update user as u join user as a on a.email_key = ? set u.password_hash = a.password_hash, u.status = ? where u.email_key = ?',
    [accounts.admin, 'ACTIVE', accounts.customer],
  );
}

async function createAdmin(url: string): Promise<void> {
  const child = start(process.execPath, ['dist/cli.js', 'create-admin', accounts.admin], {
    env: { ...process.env, ...production, DATABASE_URL: url },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin!.end(`${password}\n`);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('create-admin failed.');
}
