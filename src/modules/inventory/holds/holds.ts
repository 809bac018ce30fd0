import type { Context } from '../../../platform/context/context.ts';
import { bulkInsert } from '../../../platform/database/bulk.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { CheckedHolder } from './check-holds.ts';
import { GoodsHold } from './goods-hold.entity.ts';

export interface NewHold {
  /** The id of the order or the rental. */
  readonly id: string;
  readonly units: number;
  readonly expiresAt: Date;
}

/** Records that an order or a rental holds goods, within the transaction that takes them out of stock. */
export async function writeHold(
  ctx: Context,
  { customerId, networkKey, isConfirmed }: CheckedHolder,
  hold: NewHold,
): Promise<void> {
  await bulkInsert(ctx, GoodsHold, [{ ...hold, customerId, networkKey, isConfirmed }]);
}

/** Records that an order or a rental may wait until then. */
export async function prolongHold(ctx: Context, id: string, expiresAt: Date): Promise<void> {
  await query(ctx, sql`/* holds.prolong */ update goods_hold set expires_at = ${expiresAt} where id = ${id}`);
}

/** Deletes a hold, since the goods are paid for or back in stock. */
export async function releaseHold(ctx: Context, id: string): Promise<void> {
  await query(ctx, sql`/* holds.release */ delete from goods_hold where id = ${id}`);
}

/** Erases where an order or a rental was placed, when the customer is erased. */
export async function eraseNetwork(ctx: Context, id: string): Promise<void> {
  await query(ctx, sql`/* holds.eraseNetwork */ update goods_hold set network_key = null where id = ${id}`);
}
