import type { CompiledQuery, QueryResult } from 'kysely';
import type { ResultSetHeader } from 'mysql2';
import type { RunningTransaction } from '../running-transaction.ts';
import { refuseSeveral } from './one-statement.ts';
import type { SupervisedConnection } from './supervised-connection.ts';

type Result = unknown[] | ResultSetHeader;

/** What waits is sent at the latest when it is so long: a server takes packets of a few megabytes. */
const longestPacket = 256 * 1_024;

/**
 * A transaction on a connection of a pool that nobody else uses. For the ORM, which writes its entities through it, it
 * answers as Kysely's own does; but it hands statements to the connection at once, while Kysely's take seven steps for
 * each. Statements whose result nobody needs wait for the next one and go to the server together with it, in one packet:
 * its answer takes longer than most of them. It has given the connection back when it ends.
 */
export class PooledTransaction implements RunningTransaction {
  #waiting: string[] = ['begin'];
  #length = 0;
  #hasBegun = false;

  constructor(private readonly connection: SupervisedConnection) {}

  async executeQuery({ sql, parameters }: CompiledQuery): Promise<QueryResult<unknown>> {
    refuseSeveral(sql);
    const result = await this.#send(sql, parameters);
    if (Array.isArray(result)) return { rows: result };
    const { insertId, affectedRows, changedRows } = result;
    return {
      rows: [],
      numAffectedRows: BigInt(affectedRows),
      numChangedRows: BigInt(changedRows),
      ...(insertId > 0 && { insertId: BigInt(insertId) }),
    };
  }

  async write({ sql, parameters }: CompiledQuery): Promise<void> {
    refuseSeveral(sql);
    const text = this.connection.format(sql, parameters);
    if (this.#length + text.length > longestPacket) {
      await this.#send(text);
      return;
    }
    this.#waiting.push(text);
    this.#length += text.length;
  }

  async commit(): Promise<void> {
    if (this.#hasBegun || this.#waiting.length > 1) await this.#send('commit');
    this.connection.raw.release();
  }

  async rollback(): Promise<void> {
    this.#waiting = [];
    if (this.#hasBegun) await this.connection.send('rollback');
    this.connection.raw.release();
  }

  /** Sends what waits and this statement behind it. */
  async #send(text: string, values?: readonly unknown[]): Promise<Result> {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#length = 0;
    this.#hasBegun = true;
    if (waiting.length === 0) return (await this.connection.send(text, values)) as Result;
    const last = (values ? this.connection.format(text, values) : text).replace(/;\s*$/, '');
    const results = await this.connection.sendTogether([...waiting, last]);
    return results.at(-1) as Result;
  }
}
