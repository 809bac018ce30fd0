import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SqliteDialect } from 'kysely';
import { LRUCache } from 'lru-cache';

const returnsRows = /^\s*(?:select|pragma|explain|with)\b|\breturning\b/i;

/**
 * `node:sqlite` as the dialect that the ORM expects, as its own `NodeSqliteDialect`, but with statements that are prepared
 * once: preparing takes longer than running most of them.
 */
export class CachingSqliteDialect extends SqliteDialect {
  /**
   * @param file whose database it opens, or `:memory:`
   * @param maxStatements how many prepared ones it keeps
   */
  constructor(file: string, maxStatements: number) {
    super({ database: async () => open(file, maxStatements) });
  }
}

function open(file: string, maxStatements: number) {
  const database = new DatabaseSync(file);
  const statements = new LRUCache<string, ReturnType<typeof adapt>>({
    max: maxStatements,
    memoMethod: sql => adapt(sql, database.prepare(sql)),
  });
  return {
    prepare: (sql: string) => statements.memo(sql),
    close() {
      statements.clear();
      database.close();
    },
  };
}

function adapt(sql: string, statement: StatementSync) {
  const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
  return {
    reader: returnsRows.test(sql),
    all: (parameters: readonly unknown[]) => statement.all(...values(parameters)),
    run: (parameters: readonly unknown[]) => statement.run(...values(parameters)),
    iterate: (parameters: readonly unknown[]) => statement.iterate(...values(parameters)),
  };
}
