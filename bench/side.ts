import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { findFacts } from './facts.ts';
import type { Facts } from './scenarios.ts';
import { production, run, startServer } from './servers.ts';

/** One of the two servers that are compared, on a database of its own. */
export interface Side {
  readonly address: string;
  /** Of its own database: the same products have other ids there. */
  readonly facts: Facts;
}

export interface SideFolders {
  /** Where its `dist` is. */
  readonly root: string;
  /** Its working directory, where it may write. */
  readonly work: string;
  /** The CSV files that its database is filled from. */
  readonly csv: string;
}

/** Fills a database with the compiled command line of that side, and starts the compiled server on it. */
export async function openSide({ root, work, csv }: SideFolders, url: string): Promise<Side> {
  const cli = join(root, 'dist/cli.js');
  await run(cli, ['migrate'], url, work);
  await run(cli, ['import', csv], url, work);
  const database = await mysql.createConnection(url);
  try {
    await analyzeTables(database);
    const { address } = await startServer(
      join(root, 'dist/main.js'),
      [],
      { DATABASE_URL: url, PORT: '0', PUBLIC_URL: 'http://127.0.0.1', WORKER: 'off', ...production },
      work,
    );
    if (!address) throw new Error(`The server of ${root} does not say where it listens.`);
    return { address, facts: await findFacts(database, address) };
  } finally {
    await database.end();
  }
}

// MariaDB samples its statistics in the background; taken now, both sides are planned with statistics of the same rows.
async function analyzeTables(database: mysql.Connection): Promise<void> {
  const [tables] = await database.query<mysql.RowDataPacket[]>(
    "select table_name as name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'",
  );
  await database.query('analyze table ??', [tables.map(({ name }) => name)]);
}
