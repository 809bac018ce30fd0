import { DatabaseSync } from 'node:sqlite';
import mysql from 'mysql2/promise';
import type { SpecStore } from './stores.ts';

type Value = string | number | null;

/** Changes the database of a store past its server, as an intruder would. */
export async function runSql(
  { databaseUrl }: SpecStore,
  text: string,
  values: readonly Value[] = [],
): Promise<void> {
  if (databaseUrl.startsWith('sqlite:')) {
    const file = new DatabaseSync(databaseUrl.slice('sqlite:'.length));
    file.exec('pragma busy_timeout = 5000');
    file.prepare(text).run(...values);
    file.close();
    return;
  }
  const connection = await mysql.createConnection({ uri: databaseUrl });
  await connection.execute(text, [...values]);
  await connection.end();
}
