import type { Database } from '../platform/database/database.ts';

/** A variable of the database server; undefined for one that this kind of server does not have. */
export function variableOf(database: Database, name: string): Promise<string | undefined> {
  return shown(database, `show global variables where Variable_name = '${name}'`);
}

/** Something that the database server counts. */
export function statusOf(database: Database, name: string): Promise<string | undefined> {
  return shown(database, `show global status where Variable_name = '${name}'`);
}

async function shown(database: Database, text: string): Promise<string | undefined> {
  const [row] = await database.run<{ Value: string }>({ text, values: [] });
  return row?.Value;
}
