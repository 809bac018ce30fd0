import type { Context } from '../context/context.ts';
import { query } from '../database/rows.ts';
import { rawSql, sql } from '../database/sql.ts';

/** Whether a job of this name waits, of which the payload has this value under a key. One that a worker runs does not. */
export async function isWaiting(ctx: Context, name: string, key: string, value: string): Promise<boolean> {
  const matches = ctx.database.db.dialect.jsonEquals(rawSql('payload'), `$.${key}`, value);
  const [found] = await query(
    ctx,
    sql`/* jobs.isWaiting */ select id from job where name = ${name} and status = 'WAITING' and ${matches} limit 1`,
  );
  return found !== undefined;
}
