import type { Database } from '../../src/platform/database/database.ts';

/** The hand-written statements that ran on a database while `work` did. */
export async function statementsDuring(
  { database }: { readonly database: Database },
  work: () => Promise<unknown>,
): Promise<string[]> {
  const before = database.observe;
  const statements: string[] = [];
  database.observe = (text, milliseconds) => {
    statements.push(text);
    before?.(text, milliseconds);
  };
  try {
    await work();
  } finally {
    database.observe = before;
  }
  return statements;
}

/** What a process keeps for a while is read again whenever that has passed, also between two counts. */
const kept = /\bfrom `?settings`?\b|^explain /;

/** How many statements some work needs by itself. */
export async function ownStatements(...args: Parameters<typeof statementsDuring>): Promise<number> {
  const statements = await statementsDuring(...args);
  return statements.filter(text => !kept.test(text)).length;
}
