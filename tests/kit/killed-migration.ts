import { createConnection } from 'mysql2/promise';
import type { Migration, MigrationConnection } from '../../src/platform/database/migrations/migration.ts';
import { runOnMysql } from '../../src/platform/database/migrations/mysql-runner.ts';

/** When the process is killed: after so many statements, or around a statement of a kind. */
interface Kill {
  readonly after?: number | RegExp;
  readonly before?: RegExp;
  /** How many of that kind pass first. */
  readonly skip?: number;
}

class Killed extends Error {}

/**
 * Migrates until the process is killed: its connection ends without a word to the database, and the database without a word to
 * it. Returns whether it came to that.
 */
export async function runUntilKilled(
  url: string,
  migrations: readonly Migration[],
  { after, before, skip = 0 }: Kill,
): Promise<boolean> {
  const connection = await createConnection({ uri: url, dateStrings: true });
  let statements = 0;
  let passed = 0;
  let isDead = false;
  const isTime = (kind: number | RegExp | undefined, text: string) => {
    if (typeof kind === 'number') return statements >= kind;
    if (!kind?.test(text)) return false;
    passed += 1;
    return passed > skip;
  };
  const kill = () => {
    isDead = true;
    connection.destroy();
    throw new Killed();
  };
  const killed: MigrationConnection = {
    async run<R>(text: string, values: readonly unknown[] = []) {
      if (isDead || (after === 0 && statements === 0) || isTime(before, text)) kill();
      const [rows] = await connection.query(text, [...values]);
      statements += 1;
      if (isTime(after, text)) kill();
      return rows as R[];
    },
  };
  try {
    await runOnMysql(killed, migrations);
    await connection.end();
    return false;
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    if (cause instanceof Killed) return true;
    connection.destroy();
    throw error;
  }
}
