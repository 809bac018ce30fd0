import { restoreMarker } from '../../database/unfinished-restore.ts';
import { BackupError } from '../backup-error.ts';
import type { BackedUpTable } from '../backup-format.ts';
import type { BackupWriter } from '../backup-writer.ts';
import type { Read, Snapshot } from '../snapshot.ts';
import { codeOf, OwnConnection } from './own-connection.ts';
import { type DatabaseObjects, objectsOf, quoted } from './tables.ts';

const rowsAhead = 32;
/** A row with bytes may be a large part of a file. */
const largeRowsAhead = 1;

const changedMeanwhile = new Set(['ER_TABLE_DEF_CHANGED', 'ER_NO_SUCH_TABLE', 'ER_BAD_FIELD_ERROR']);

/** A consistent snapshot of a MySQL or MariaDB database. It locks no row, and one table after the other is read. */
export class MysqlSnapshot implements Snapshot {
  readonly engine = 'mysql';
  readonly read: Read;

  private constructor(
    private readonly connection: OwnConnection,
    private readonly objects: DatabaseObjects,
    readonly takenAt: string,
  ) {
    this.read = text => connection.query(text);
  }

  /** @throws BackupError when there is nothing to back up */
  static async open(url: string): Promise<MysqlSnapshot> {
    const connection = await OwnConnection.open(url);
    try {
      await waitForOtherNodes(connection);
      const [clock] = await connection.query<{ now: string }>('select cast(utc_timestamp(3) as char) as now');
      await connection.query('set transaction isolation level repeatable read');
      await connection.query('start transaction with consistent snapshot, read only');
      const objects = await objectsOf(connection);
      await checkWhole(connection, objects.tables);
      return new MysqlSnapshot(connection, objects, `${clock!.now.replace(' ', 'T')}Z`);
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  get engineVersion(): string {
    return this.connection.engineVersion;
  }

  get tables(): string[] {
    return this.objects.tables.map(({ name }) => name);
  }

  get leftOut(): readonly string[] {
    return this.objects.others;
  }

  async writeTo(writer: BackupWriter, onRows: (rows: number) => void): Promise<void> {
    try {
      for (const table of this.objects.tables) {
        await writer.table(table);
        // Going back to a savepoint releases the lock on the definition of the table, but keeps the snapshot.
        await this.connection.query('savepoint before_table');
        await this.#writeRows(table, writer, onRows);
        await this.connection.query('rollback to savepoint before_table');
      }
    } catch (error) {
      throw changedMeanwhile.has(codeOf(error)) ? tablesChanged() : error;
    }
    const { tables } = await objectsOf(this.connection);
    if (JSON.stringify(tables) !== JSON.stringify(this.objects.tables)) throw tablesChanged();
  }

  close(): void {
    this.connection.close();
  }

  async #writeRows(
    { name, columns, binaryColumns }: BackedUpTable,
    writer: BackupWriter,
    onRows: (rows: number) => void,
  ): Promise<void> {
    const encodings = columns.map(column => (binaryColumns.includes(column) ? 'base64' : 'utf8'));
    const select = `select ${columns.map(quoted).join(', ')} from ${quoted(name)}`;
    const ahead = binaryColumns.length > 0 ? largeRowsAhead : rowsAhead;
    for await (const cells of this.connection.rows(select, ahead)) {
      const waiting = writer.row(
        cells.map((cell, index) => (cell === null ? null : cell.toString(encodings[index]))),
      );
      if (waiting) {
        await waiting;
        onRows(writer.rows);
      }
    }
  }
}

/** On a cluster with several writers, what was acknowledged by another node before the backup must be in it. */
async function waitForOtherNodes(connection: OwnConnection): Promise<void> {
  const [cluster] = await connection.query("show variables like 'wsrep_sync_wait'");
  if (cluster) await connection.query('set session wsrep_sync_wait = 1');
}

async function checkWhole(connection: OwnConnection, tables: readonly BackedUpTable[]): Promise<void> {
  const others = await connection.query<{ name: string; engine: string }>(
    "select table_name as name, engine as engine from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE' and (engine <> 'InnoDB' or table_name = ?) order by table_name",
    [restoreMarker],
  );
  const [other] = others;
  if (other?.name === restoreMarker)
    throw new BackupError(
      'The restore of this database was not finished, so there is no whole store to back up.',
    );
  if (other)
    throw new BackupError(
      `The table ${other.name} uses the engine ${other.engine}, which has no snapshots; only InnoDB can be backed up while serving.`,
    );
  if (tables.length === 0)
    throw new BackupError('The database behind DATABASE_URL has no tables, so there is nothing to back up.');
}

function tablesChanged(): BackupError {
  return new BackupError(
    'The tables were changed while they were read; take the backup again after the migration.',
  );
}
