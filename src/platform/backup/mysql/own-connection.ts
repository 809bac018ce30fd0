import type { Readable } from 'node:stream';
import { type Connection, createConnection, type QueryError, type ResultSetHeader } from 'mysql2';
import { BackupError } from '../backup-error.ts';

const connectTimeoutMs = 10_000;
// What is read has to be written in the same way: times in UTC, and values as they are or not at all. A reader or writer
// may be slow, such as a backup that goes over the network, and a large table takes as long as it takes.
const session = `set session time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO',
  net_read_timeout = 3600, net_write_timeout = 3600, wait_timeout = 86400`;
const noLimit = {
  mariadb: 'set session max_statement_time = 0',
  mysql: 'set session max_execution_time = 0',
} as const;

/** A connection of a backup or restore, which nothing else uses. */
export class OwnConnection {
  private constructor(
    private readonly connection: Connection,
    /** Such as `MariaDB 11.8.3`. */
    readonly engineVersion: string,
  ) {}

  /** @throws BackupError */
  static async open(url: string): Promise<OwnConnection> {
    const connection = createConnection({
      uri: url,
      charset: 'utf8mb4',
      connectTimeout: connectTimeoutMs,
      dateStrings: true,
      supportBigNumbers: true,
      bigNumberStrings: true,
    });
    // The statement that meets the error reports it.
    connection.on('error', () => undefined);
    try {
      const opened = new OwnConnection(connection, '');
      const [found] = await opened.query<{ version: string }>('select version() as version');
      const isMariaDb = found!.version.includes('MariaDB');
      await opened.query(session);
      await opened.query(noLimit[isMariaDb ? 'mariadb' : 'mysql']);
      const [number] = found!.version.split('-');
      return new OwnConnection(connection, `${isMariaDb ? 'MariaDB' : 'MySQL'} ${number}`);
    } catch (error) {
      connection.destroy();
      throw new BackupError(
        `The database behind DATABASE_URL cannot be opened: ${(error as Error).message}.`,
      );
    }
  }

  query<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return new Promise((resolve, reject) =>
      this.connection.query(text, [...values], (error, rows) =>
        error ? reject(error) : resolve(rows as R[]),
      ),
    );
  }

  /** Returns how many rows the statement changed. */
  async change(text: string, values: readonly unknown[] = []): Promise<number> {
    const result = (await this.query(text, values)) as unknown as ResultSetHeader;
    return result.affectedRows;
  }

  /** The rows of a statement, each as the bytes of its values. No more than `ahead` of them wait in memory. */
  rows(text: string, ahead: number): AsyncIterable<(Buffer | null)[]> {
    const rows = this.connection.query({ sql: text, rowsAsArray: true, typeCast: false });
    return rows.stream({ highWaterMark: ahead }) as Readable;
  }

  /** A value as it is written into a statement. */
  escape(value: string): string {
    return this.connection.escape(value);
  }

  close(): void {
    this.connection.destroy();
  }
}

export function codeOf(error: unknown): string {
  return (error as Partial<QueryError>).code ?? '';
}
