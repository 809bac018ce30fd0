import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import mysql from 'mysql2/promise';
import { newDatabaseUrl } from './database.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = new URL('../fixtures/stores/', import.meta.url).pathname;

/** What scripts/make-store-fixture.mjs did in a store of an older version before it was kept. */
export interface OldStore {
  readonly order: { readonly id: string; readonly number: string; readonly total: string };
  readonly rental: { readonly id: string; readonly number: string };
  /** The number of rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** The versions of which a store is kept, by commit or release. */
export const oldVersions = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .map(name => name.slice(0, -'.json'.length));

/** The oldest of them: everything but analytics and exports. */
export const oldestVersion = '03d1ed2';

export function oldStore(version: string, engine: 'sqlite' | 'mariadb'): OldStore {
  return JSON.parse(readFileSync(join(folder, `${version}.json`), 'utf8'))[engine];
}

/** The number of rows of each table after the upgrade. What was found by a search, and people, are in its index by now. */
export function rowsNow({ search_document, ...rows }: OldStore['rows']): OldStore['rows'] {
  const found = [search_document, rows.customer, rows.user, rows.staff_member];
  return { ...rows, search_entry: found.reduce<number>((sum, count) => sum + (count ?? 0), 0) };
}

/** The path of a new copy of the SQLite file. */
export function oldSqliteFile(version: string): string {
  const file = join(temporaryFolder('old-store'), `${randomBytes(4).toString('hex')}.db`);
  writeFileSync(file, brotliDecompressSync(readFileSync(join(folder, `${version}.sqlite.br`))));
  return file;
}

/** The address of a new MariaDB database with that store. */
export async function oldMariaDb(version: string): Promise<string> {
  const url = await newDatabaseUrl();
  const connection = await mysql.createConnection({ uri: url, multipleStatements: true });
  const dump = brotliDecompressSync(readFileSync(join(folder, `${version}.mariadb.sql.br`)));
  await connection.query(dump.toString('utf8'));
  await connection.end();
  return url;
}
