import type { TestApp } from './app.ts';

/** The statements of the read path that ran while `work` did. */
export async function statementsDuring(app: TestApp, work: () => Promise<unknown>): Promise<string[]> {
  const { database } = app.app;
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
