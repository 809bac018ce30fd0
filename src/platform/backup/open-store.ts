import { isMysqlUrl } from '../config/settings.ts';
import { MysqlSnapshot } from './mysql/mysql-snapshot.ts';
import { MysqlTarget } from './mysql/mysql-target.ts';
import { OwnConnection } from './mysql/own-connection.ts';
import { objectsOf } from './mysql/tables.ts';
import type { RestoreTarget } from './restore-target.ts';
import type { Snapshot, StoreReader } from './snapshot.ts';
import { fileOf, openFile, tablesIn } from './sqlite/database-file.ts';
import { SqliteSnapshot } from './sqlite/sqlite-snapshot.ts';
import { SqliteTarget } from './sqlite/sqlite-target.ts';

/** The store behind an address as it is now. @param backup the file that it is going to be written to @throws BackupError */
export async function openSnapshot(url: string, backup: string): Promise<Snapshot> {
  return isMysqlUrl(url) ? MysqlSnapshot.open(url) : SqliteSnapshot.open(url, backup);
}

/** The database behind an address, to restore a backup into. @throws BackupError */
export async function openTarget(url: string): Promise<RestoreTarget> {
  return isMysqlUrl(url) ? MysqlTarget.open(url) : new SqliteTarget(url);
}

/** The store behind an address, to compare it with a backup. @throws BackupError */
export async function openReader(url: string): Promise<StoreReader> {
  if (isMysqlUrl(url)) {
    const connection = await OwnConnection.open(url);
    const { tables } = await objectsOf(connection);
    return {
      read: text => connection.query(text),
      tables: tables.map(({ name }) => name),
      close: () => connection.close(),
    };
  }
  const database = openFile(fileOf(url), { readOnly: true });
  return {
    read: async <R>(text: string) => database.prepare(text).all() as R[],
    tables: tablesIn(database),
    close: () => database.close(),
  };
}
