import type { Database } from './database.ts';
import { SideConnection } from './pool/side-connection.ts';
import type { Sql } from './sql.ts';

/** Statements that never wait for a connection of the pool, such as the heartbeat of a worker. */
export interface SideStatements {
  /** @throws when the database does not answer within a second */
  run<R>(statement: Sql): Promise<R[]>;
  close(): void;
}

/** The embedded database has no pool, and so nothing beside it. */
export function sideStatements(database: Database, url: string): SideStatements {
  const { dialect } = database;
  if (dialect.name === 'sqlite') return { run: statement => database.run(statement), close: () => undefined };
  const connection = new SideConnection(url);
  return {
    run: ({ text, values }) => connection.query(text, values.map(dialect.bind)),
    close: () => connection.close(),
  };
}
