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
