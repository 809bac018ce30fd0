import type { BackedUpRow, BackedUpTable } from '../backup-format.ts';
import type { OwnConnection } from './own-connection.ts';
import { quoted } from './tables.ts';

const statementLength = 256 * 1_024;
/** Few enough that a cluster takes the transaction, and that the log of changes stays small. */
const statementsPerTransaction = 32;

/** Writes the rows of one table, many in a statement. */
export class RowLoader {
  readonly #insert: string;
  readonly #isBinary: readonly boolean[];
  #rows: string[] = [];
  #length = 0;
  #statements = 0;
  #loaded = 0;

  constructor(
    private readonly connection: OwnConnection,
    readonly table: BackedUpTable,
  ) {
    const { name, columns, binaryColumns } = table;
    this.#insert = `insert into ${quoted(name)} (${columns.map(quoted).join(', ')}) values `;
    this.#isBinary = columns.map(column => binaryColumns.includes(column));
  }

  /** Returns a promise only when it has to wait for the database. */
  add(row: BackedUpRow): Promise<void> | undefined {
    const values = row.map((value, index) => this.#literal(value, this.#isBinary[index]!));
    const text = `(${values.join(', ')})`;
    // A row that is larger than a statement should be has one of its own.
    const waiting = this.#length + text.length > statementLength ? this.#send() : undefined;
    this.#rows.push(text);
    this.#length += text.length;
    return waiting;
  }

  /** Returns how many rows the table has got. */
  async finish(): Promise<number> {
    await this.#send();
    if (this.#statements > 0) await this.connection.query('commit');
    return this.#loaded;
  }

  async #send(): Promise<void> {
    if (this.#rows.length === 0) return;
    const statement = this.#insert + this.#rows.join(', ');
    this.#rows = [];
    this.#length = 0;
    if (this.#statements === 0) await this.connection.query('start transaction');
    this.#loaded += await this.connection.change(statement);
    if (++this.#statements < statementsPerTransaction) return;
    await this.connection.query('commit');
    this.#statements = 0;
  }

  // The database turns a text into a number, a time, or JSON just as exactly as it turned it into a text.
  #literal(value: string | null, isBinary: boolean): string {
    if (value === null) return 'null';
    const text = this.connection.escape(value);
    return isBinary ? `from_base64(${text})` : text;
  }
}
