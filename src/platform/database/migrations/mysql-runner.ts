import { ConfigError } from '../../config/config.ts';
import { hasHappened } from './already-happened.ts';
import { appliedNames, pendingOf, recordApplied } from './applied.ts';
import { isTableStatement, type Migration, type MigrationConnection, runStep } from './migration.ts';
import { MigrationFailed } from './migration-failed.ts';
import { createProgressTables, noteProgress, type Progress, readProgress } from './mysql-progress.ts';

const advice =
  'What was done before this step is noted. Correct what the reason names, or report it, and run `npm run cli -- migrate` again.';

/**
 * Runs the migrations that a MySQL database lacks, from the step on where the last run ended or was killed. Nobody else may
 * do so meanwhile. Returns their names.
 */
export async function runOnMysql(
  connection: MigrationConnection,
  migrations: readonly Migration[],
): Promise<string[]> {
  await createProgressTables(connection);
  const applied = await appliedNames(connection);
  const progress = await readProgress(connection);
  const pending = pendingOf(migrations, applied);
  const begun = progress && !applied.includes(progress.migration) ? progress : undefined;
  const resumed = pending.find(({ name }) => name === begun?.migration);
  if (begun && !resumed)
    throw new ConfigError(
      `The migration ${begun.migration} was begun and not finished, and this version does not know it. Run \`npm run cli -- migrate\` of the version that brought it.`,
    );
  const inOrder = resumed ? [resumed, ...pending.filter(other => other !== resumed)] : pending;
  for (const [index, migration] of inOrder.entries()) {
    const isFirst = index === 0;
    await runMigration(
      connection,
      migration,
      (isFirst && begun) || {
        migration: migration.name,
        step: 0,
        doubt: isFirst && !progress ? 'rest' : 'none',
      },
    );
  }
  return inOrder.map(({ name }) => name);
}

async function runMigration(
  connection: MigrationConnection,
  migration: Migration,
  start: Progress,
): Promise<void> {
  let { step, doubt } = start;
  for (const steps = migration.mysql; step < steps.length; step += 1) {
    const current = steps[step]!;
    const at = { migration: migration.name, step };
    try {
      if (isTableStatement(current)) doubt = await changeTable(connection, current, { ...at, doubt });
      else
        await inTransaction(connection, async () => {
          await runStep(connection, current);
          await noteProgress(connection, { ...at, step: step + 1, doubt });
        });
    } catch (error) {
      throw new MigrationFailed(migration, steps, step, error, advice);
    }
  }
  await inTransaction(connection, async () => {
    await recordApplied(connection, migration.name);
    await noteProgress(connection, { migration: migration.name, step, doubt: 'none' });
  });
}

/** Runs a statement that commits by itself. Returns what is in doubt after it. */
async function changeTable(
  connection: MigrationConnection,
  statement: string,
  before: Progress,
): Promise<Progress['doubt']> {
  await noteProgress(connection, { ...before, doubt: before.doubt === 'rest' ? 'rest' : 'step' });
  try {
    await connection.run(statement);
    return 'none';
  } catch (error) {
    if (before.doubt !== 'none' && hasHappened(statement, error))
      return before.doubt === 'rest' ? 'rest' : 'none';
    // An error of the server says that it did not happen. One of the connection leaves it open.
    if (isAnswer(error)) await noteProgress(connection, before);
    throw error;
  }
}

function isAnswer(error: unknown): boolean {
  return error instanceof Error && 'sqlState' in error;
}

async function inTransaction(connection: MigrationConnection, work: () => Promise<void>): Promise<void> {
  await connection.run('start transaction');
  try {
    await work();
    await connection.run('commit');
  } catch (error) {
    if (isAnswer(error)) await connection.run('rollback');
    throw error;
  }
}
