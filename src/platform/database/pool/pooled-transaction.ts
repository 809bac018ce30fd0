import type { CompiledQuery, QueryResult } from 'kysely';
import type { ResultSetHeader } from 'mysql2';
import type { RunningTransaction } from '../running-transaction.ts';
import type { SupervisedConnection } from './supervised-connection.ts';

/**
 * A transaction on a connection of a pool. For the ORM, which writes its entities through it, it answers as Kysely's own
 * does; but it hands statements to the connection at once, while Kysely's take seven steps for each.
 */
export class PooledTransaction implements RunningTransaction {
  private constructor(private readonly connection: SupervisedConnection) {}

  /** Begins one on a connection that nobody else uses. It has given the connection back when it ends, or does not begin. */
  static async begin(connection: SupervisedConnection): Promise<PooledTransaction> {
    try {
      await connection.send('begin');
    } catch (error) {
      connection.raw.release();
      throw error;
    }
    return new PooledTransaction(connection);
  }

  async executeQuery({ sql, parameters }: CompiledQuery): Promise<QueryResult<unknown>> {
    const result = (await this.connection.send(sql, parameters)) as unknown[] | ResultSetHeader;
    if (Array.isArray(result)) return { rows: result };
    const { insertId, affectedRows, changedRows } = result;
    return {
      rows: [],
      numAffectedRows: BigInt(affectedRows),
      numChangedRows: BigInt(changedRows),
      ...(insertId > 0 && { insertId: BigInt(insertId) }),
    };
  }

  commit(): Promise<void> {
    return this.#end('commit');
  }

  rollback(): Promise<void> {
    return this.#end('rollback');
  }

  async #end(statement: 'commit' | 'rollback'): Promise<void> {
    await this.connection.send(statement);
    this.connection.raw.release();
  }
}
