import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ConfigError } from '../../config/config.ts';
import { makePrivateFile } from '../../lib/private-files.ts';
import { openSqlite } from './sqlite-connection.ts';

/**
 * Keeps a copy of an SQLite file beside it, as it was before a migration, instead of that of the last upgrade. It is made by a
 * connection of its own, which sees only what was committed. Returns the path of the copy.
 */
export async function keepCopyBefore(file: string, migration: string): Promise<string> {
  const copy = `${file}.before-${migration}`;
  const unfinished = `${file}.before.part`;
  rmSync(unfinished, { force: true });
  makePrivateFile(unfinished);
  const connection = openSqlite(file);
  try {
    await connection.run('vacuum into ?', [unfinished]);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new ConfigError(
      `No copy of ${file} could be made before the migration ${migration}: ${(error as Error).message}. Make room for a second file of its size, and start again.`,
    );
  } finally {
    connection.close();
  }
  for (const name of readdirSync(dirname(file)))
    if (name.startsWith(`${basename(file)}.before-`)) rmSync(join(dirname(file), name));
  renameSync(unfinished, copy);
  return copy;
}
