import { join } from 'node:path';
import { openReader } from '../../src/platform/backup/open-store.ts';
import { type Config, readConfig } from '../../src/platform/config/config.ts';
import { isMariaDb, newDatabaseUrl, newMigratedDatabaseUrl } from './database.ts';
import { testEnvironment } from './settings.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The address of a new database without tables that several processes can open. */
export async function newPlace(): Promise<string> {
  return isMariaDb() ? newDatabaseUrl() : newFileUrl();
}

/** The address of a new database that several processes can open, with the tables of a store. */
export async function newStoreUrl(): Promise<string> {
  return isMariaDb() ? newMigratedDatabaseUrl() : newFileUrl();
}

export function newFileUrl(): string {
  return `sqlite:${join(temporaryFolder('store'), 'tradepost.db')}`;
}

/** The path of a backup that is not there yet. */
export function newBackupPath(): string {
  return join(temporaryFolder('backup'), 'store.backup');
}

/** The settings of the command line on this database. */
export function configAt(databaseUrl: string, settings: Partial<Config> = {}): Config {
  return { ...readConfig(testEnvironment), databaseUrl, ...settings };
}

/** All rows of all tables of a store. */
export async function contentOf(url: string): Promise<Record<string, unknown[]>> {
  const store = await openReader(url);
  try {
    const content: Record<string, unknown[]> = {};
    for (const table of store.tables) content[table] = await store.read(`select * from \`${table}\``);
    return content;
  } finally {
    store.close();
  }
}
