import type { Context } from '../context/context.ts';
import { query } from '../database/rows.ts';
import { listSql, sql } from '../database/sql.ts';

/** Empties the errors of jobs that repeat an address, for example one that a mail server refused, within a transaction. */
export async function eraseJobErrors(ctx: Context, address: string): Promise<void> {
  // Found without locks and changed by id, so that it waits for no job that has nothing to do with the address.
  const found = await query<{ id: string }>(
    ctx,
    sql`/* outbox.errorsWith */ select id from job where last_error is not null and instr(lower(last_error), ${address.toLowerCase()}) > 0`,
  );
  if (found.length === 0) return;
  const ids = listSql(found.map(({ id }) => id));
  await query(ctx, sql`/* outbox.eraseErrors */ update job set last_error = null where id in (${ids})`);
}
