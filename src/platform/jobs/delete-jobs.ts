import type { Context } from '../context/context.ts';
import { query } from '../database/rows.ts';
import { joinSql, rawSql, sql } from '../database/sql.ts';
import { QueuedJob } from './queued-job.entity.ts';

const valuesPerStatement = 100;

/**
 * Deletes the waiting and dead jobs of a name whose payload has one of these values under a key, within a transaction.
 * One that a worker has at the moment leaves nothing behind: it finds that its job is gone.
 */
export async function deleteJobsWith(
  ctx: Context,
  name: string,
  key: string,
  values: readonly string[],
): Promise<void> {
  const { dialect } = ctx.database.db;
  for (let start = 0; start < values.length; start += valuesPerStatement) {
    const some = values.slice(start, start + valuesPerStatement);
    const matches = some.map(value => dialect.jsonEquals(rawSql('payload'), `$.${key}`, value));
    // Found without locks and deleted by id, since a range would lock out those who queue jobs meanwhile.
    const found = await query<{ id: string }>(
      ctx,
      sql`/* outbox.jobsWith */ select id from job where name = ${name} and (${joinSql(matches, ' or ')})`,
    );
    if (found.length > 0) await ctx.em.nativeDelete(QueuedJob, { id: { $in: found.map(({ id }) => id) } });
  }
}
