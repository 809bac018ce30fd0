import type { Context } from '../../platform/context/context.ts';
import { query } from '../../platform/database/rows.ts';
import { listSql, sql } from '../../platform/database/sql.ts';
import { type LockedProduct, lockProducts } from './lock-products.ts';
import { writeMovements } from './write-movements.ts';

const batchSize = 500;

/**
 * Writes an INITIAL movement for each product that has stock and no movement yet. Such products are in the demo store,
 * and in databases that are older than the ledger. Returns how many there were.
 */
export async function openLedger(ctx: Context, at = ctx.clock.now()): Promise<number> {
  let opened = 0;
  for (let after = ''; ; ) {
    const ids = await idsWithoutLedger(ctx, after);
    opened += await openFor(ctx, ids, at);
    if (ids.length < batchSize) return opened;
    after = ids.at(-1)!;
  }
}

/** Reads without a lock, because at nearly every start there are none. */
async function idsWithoutLedger(ctx: Context, after: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    ctx,
    sql`/* inventory.withoutLedger */ select p.id from product as p where p.id > ${after} and p.stock_on_hand > 0
      and not exists (select 1 from stock_movement as m where m.product_id = p.id) order by p.id limit ${batchSize}`,
  );
  return rows.map(row => row.id);
}

async function openFor(ctx: Context, ids: readonly string[], at: Date): Promise<number> {
  if (ids.length === 0) return 0;
  const products = await lockProducts(ctx, ids);
  // Another process may have opened them while this one waited for the lock.
  const known = await idsWithLedger(ctx, ids);
  const missing = [...products.values()].filter(({ id, stockOnHand }) => stockOnHand > 0 && !known.has(id));
  await touch(
    ctx,
    missing.map(({ id }) => id),
  );
  await writeMovements(ctx, missing.map(openingOf), { reason: 'INITIAL', reference: null, at });
  return missing.length;
}

/** Writes the locked products, so that of two nodes of a cluster that open them at once one has to look again. */
async function touch(ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await query(
    ctx,
    sql`/* inventory.touch */ update product set version = version + 1 where id in (${listSql(ids)})`,
  );
}

async function idsWithLedger(ctx: Context, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { forShare } = ctx.database.db.dialect;
  const rows = await query<{ id: string }>(
    ctx,
    sql`/* inventory.withLedger */ select product_id as id from stock_movement where product_id in (${listSql(ids)})${forShare}`,
  );
  return new Set(rows.map(row => row.id));
}

function openingOf({ id, stockOnHand, lowStockThreshold }: LockedProduct) {
  return { productId: id, before: 0, onHand: stockOnHand, lowStockThreshold };
}
