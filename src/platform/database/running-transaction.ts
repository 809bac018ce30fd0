import type { CompiledQuery, ControlledTransaction, QueryResult } from 'kysely';

/** A transaction that has begun: what the ORM and hand-written statements need of it. */
export interface RunningTransaction {
  executeQuery(statement: CompiledQuery): Promise<QueryResult<unknown>>;
  /**
   * Runs a statement whose result nobody needs: before the next one, or at the commit. If it fails, that one does. It is not
   * run if the transaction is rolled back before.
   */
  write(statement: CompiledQuery): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/** A transaction of Kysely's, which the embedded database uses. */
export function ofKysely(transaction: ControlledTransaction<unknown>): RunningTransaction {
  return {
    executeQuery: statement => transaction.executeQuery(statement),
    write: async statement => void (await transaction.executeQuery(statement)),
    commit: () => transaction.commit().execute(),
    rollback: () => transaction.rollback().execute(),
  };
}
