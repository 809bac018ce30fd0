import type { Sql } from '../../database/sql.ts';
import { restoreMarker } from '../../database/unfinished-restore.ts';
import { BackupError } from '../backup-error.ts';
import type { VerifiedBackup } from '../backup-file.ts';
import type { BackedUpTable, BackupRecord } from '../backup-format.ts';
import type { RestoreTarget } from '../restore-target.ts';
import { checkReferences } from './check-references.ts';
import { checkUnusedDatabase } from './check-unused-database.ts';
import { OwnConnection } from './own-connection.ts';
import { RowLoader } from './row-loader.ts';
import { quoted } from './tables.ts';

/** A MySQL or MariaDB database that a backup is restored into. A table marks it as unfinished, and servers refuse to start on it. */
export class MysqlTarget implements RestoreTarget {
  #loader: RowLoader | undefined;
  readonly #loaded: Record<string, number> = {};

  private constructor(private readonly connection: OwnConnection) {}

  static async open(url: string): Promise<MysqlTarget> {
    return new MysqlTarget(await OwnConnection.open(url));
  }

  async check({ end }: VerifiedBackup, { force }: { readonly force: boolean }): Promise<void> {
    const tables = await this.#tables();
    if (tables.length > 0 && !force && !tables.includes(restoreMarker)) {
      throw new BackupError(
        `The database behind DATABASE_URL is not empty: it has ${tables.length} tables, such as ${tables[0]}. Restore into an empty one, or use --force to delete them first.`,
      );
    }
    const [limit] = await this.connection.query<{ bytes: string }>('select @@max_allowed_packet as bytes');
    // Quotes take a little more room in a statement than in the backup.
    if (end.longestRow * 1.1 > Number(limit!.bytes)) {
      throw new BackupError(
        `The backup has a row of ${end.longestRow} bytes, and the database takes ${limit!.bytes} at once: raise max_allowed_packet to twice the size of the row.`,
      );
    }
    // Last, because it passes by itself: the lease of a worker is restored with its store.
    await checkUnusedDatabase(this.connection);
  }

  async begin(): Promise<void> {
    await this.connection.query(`create table if not exists ${restoreMarker} (id int not null primary key)`);
    // A server may have started at the last moment. From now on none can.
    await checkUnusedDatabase(this.connection);
    await this.connection.query('set session foreign_key_checks = 0');
    for (const name of await this.#tables()) {
      if (name !== restoreMarker) await this.connection.query(`drop table ${quoted(name)}`);
    }
  }

  take(record: BackupRecord): Promise<void> | undefined {
    if (record.kind === 'table') return this.#beginTable(record.table);
    if (record.kind === 'row') return this.#loader!.add(record.row);
    throw new BackupError('The backup is damaged: it has pieces of a file of SQLite.');
  }

  async finish({ end }: VerifiedBackup, statements: readonly Sql[]): Promise<number[]> {
    await this.#endTable();
    for (const [name, expected] of Object.entries(end.counts)) {
      const loaded = this.#loaded[name] ?? 0;
      if (loaded !== expected)
        throw new BackupError(`Only ${loaded} of ${expected} rows of ${name} were restored.`);
    }
    await checkReferences(this.connection);
    await this.connection.query('start transaction');
    const changes: number[] = [];
    for (const { text, values } of statements) changes.push(await this.connection.change(text, values));
    await this.connection.query('commit');
    await this.connection.query(`drop table ${restoreMarker}`);
    return changes;
  }

  async close(): Promise<void> {
    this.connection.close();
  }

  async #beginTable(table: BackedUpTable): Promise<void> {
    await this.#endTable();
    await this.connection.query(table.create);
    this.#loader = new RowLoader(this.connection, table);
  }

  async #endTable(): Promise<void> {
    if (!this.#loader) return;
    this.#loaded[this.#loader.table.name] = await this.#loader.finish();
    this.#loader = undefined;
  }

  async #tables(): Promise<string[]> {
    const rows = await this.connection.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE' order by table_name",
    );
    return rows.map(({ name }) => name);
  }
}
