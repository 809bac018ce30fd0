import type { StatementKind } from './work.ts';

/** How long a statement of each kind may take, in seconds. */
type StatementDeadlines = Readonly<Record<StatementKind, number>>;

/** How long a statement waits for a lock of another transaction. */
const lockWaitSeconds = 5;

/** The deadlines of statements, and how a session of the database is given one. */
export class ConnectionDeadlines {
  readonly #secondsByText: ReadonlyMap<string, number>;

  constructor(readonly seconds: StatementDeadlines) {
    this.#secondsByText = new Map(Object.values(seconds).map(limit => [this.sql(limit), limit]));
  }

  /**
   * Makes the server stop the statements of this session. MariaDB limits all statements, MySQL only reads; each takes the
   * other's part for a comment, since MariaDB skips comments that are meant for MySQL 5.7 and newer.
   */
  sql(seconds: number): string {
    return `set session innodb_lock_wait_timeout = ${lockWaitSeconds} /*M!100100 , max_statement_time = ${seconds} */ /*!50708 , max_execution_time = ${seconds * 1_000} */`;
  }

  /** What a statement of `sql` sets; undefined for any other one. */
  secondsSetBy(text: string): number | undefined {
    return text.startsWith('set session') ? this.#secondsByText.get(text) : undefined;
  }
}
