import type { Context } from '../context/context.ts';
import { inTransaction } from '../context/in-transaction.ts';
import { query } from '../database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../database/sql.ts';
import { jobRegistry } from '../jobs/job-registry.ts';
import type { HeldMails } from './held-mails.ts';

const batchSize = 1_000;

/** Lets the mails go that a restore has held. Returns how many mails and jobs there were. */
export async function releaseMails(ctx: Context): Promise<HeldMails> {
  const mails = await changeHeld(ctx, 'email_message', ids => sql`status = 'QUEUED' where id in (${ids})`);
  const now = ctx.clock.now();
  const jobs = await changeHeld(
    ctx,
    'job',
    ids =>
      sql`status = 'WAITING', run_at = ${now}, worker_id = null, lease_token = null where id in (${ids})`,
  );
  ctx.services.get(jobRegistry).wake();
  return { mails, jobs };
}

/** Gives up the mails that a restore has held. `retryEmail` can still send one that was written. */
export async function discardMails(ctx: Context): Promise<HeldMails> {
  const mails = await changeHeld(
    ctx,
    'email_message',
    ids => sql`status = 'FAILED', last_error = 'Discarded after a restore.' where id in (${ids})`,
  );
  const jobs = await inBatches(ctx, 'job', ids => sql`delete from job where id in (${ids})`);
  return { mails, jobs };
}

function changeHeld(ctx: Context, table: string, change: (ids: Sql) => Sql): Promise<number> {
  return inBatches(
    ctx,
    table,
    ids => sql`${rawSql(`update ${table} set `)}${change(ids)} and status = 'HELD'`,
  );
}

/** Runs a statement for the held rows of a table, each batch in its own transaction. Returns how many there were. */
async function inBatches(ctx: Context, table: string, statement: (ids: Sql) => Sql): Promise<number> {
  for (let total = 0; ; ) {
    const count = await inTransaction(ctx, async ctx => {
      // Found without locks and changed by id, since a range would lock out those who queue others meanwhile.
      const found = await query<{ id: string }>(
        ctx,
        sql`${rawSql(`/* mail.heldIn */ select id from ${table} where status = 'HELD' limit ${batchSize}`)}`,
      );
      if (found.length === 0) return 0;
      return ctx.database.db.changeWithin(ctx.em, statement(listSql(found.map(({ id }) => id))));
    });
    total += count;
    if (count === 0) return total;
  }
}
