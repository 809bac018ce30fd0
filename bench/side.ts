import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { findFacts } from './facts.ts';
import type { Facts } from './scenarios.ts';
import { production, run, startServer } from './servers.ts';

/** One of the two servers that are compared, with its own database. */
export interface Side {
  readonly address: string;
  /** Read from its own database, where the same products have other ids. */
  readonly facts: Facts;
}

export interface SideFolders {
  /** The folder with its `dist`. */
  readonly root: string;
  /** Its working directory, in which it may write. */
  readonly work: string;
  /** The CSV files from which its database is filled. */
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

// MariaDB collects statistics in the background. Collected now, they are about the same rows on both sides.
async function analyzeTables(database: mysql.Connection): Promise<void> {
  const [tables] = await database.query<mysql.RowDataPacket[]>(
    "select table_name as name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'",
  );
  await database.query('analyze table ??', [tables.map(({ name }) => name)]);
}
