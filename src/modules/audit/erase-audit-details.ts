import type { Context } from '../../platform/context/context.ts';
import { query } from '../../platform/database/rows.ts';
import { listSql, type Sql, sql } from '../../platform/database/sql.ts';
import { batchOf } from './audit-batch.ts';
import type { Erasure } from './check-chain.rules.ts';

const rowsPerStatement = 1_000;

/**
 * Erases the details of a person from the audit log: those of all entries about these targets and of all actions of this
 * user. Action, ids, and time stay. `erasedById` is the `user.anonymized` entry of this transaction; it records
 * whose details were erased, so that the log still verifies.
 * @param entryIds the only entries to erase, when not all of them hold personal data
 */
export async function eraseAuditDetails(
  ctx: Context,
  erasure: Erasure,
  erasedById: string,
  entryIds?: readonly string[],
): Promise<void> {
  const batch = batchOf(ctx);
  const draft = batch.drafts.find(({ id }) => id === erasedById);
  if (draft?.action !== erasingAction)
    throw new Error(`"${erasedById}" is not a ${erasingAction} entry of this transaction.`);
  batch.erasures.push(erasure);
  draft.erased = erasure;

  // Found without locks and updated by id, because an update over an index range would block other writers of the log.
  const ids = new Set(
    entryIds ?? [
      ...(await idsOf(ctx, sql`target_id in (${listSql(erasure.targetIds)})`)),
      ...(await idsOf(ctx, sql`actor_id = ${erasure.actorId}`)),
    ],
  );
  const all = [...ids].sort();
  for (let start = 0; start < all.length; start += rowsPerStatement) {
    const some = listSql(all.slice(start, start + rowsPerStatement));
    await query(
      ctx,
      sql`/* audit.eraseDetails */ update audit_entry set changes = null, ip = null, user_agent = null, erased_by_id = ${erasedById} where id in (${some})`,
    );
  }
}

export const erasingAction = 'user.anonymized';

async function idsOf(ctx: Context, where: Sql): Promise<string[]> {
  // Earlier erasures stay, since other entries are verified against them; they hold no personal data.
  const rows = await query<{ id: string }>(
    ctx,
    sql`/* audit.entriesToErase */ select id from audit_entry where ${where} and erased_by_id is null and action <> ${erasingAction}`,
  );
  return rows.map(({ id }) => id);
}
