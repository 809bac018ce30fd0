import type { Context } from '../../../context.ts';
import { query } from '../../../database/rows.ts';
import { rawSql, sql } from '../../../database/sql.ts';
import type { OrderStatus } from '../order.entity.ts';
import { type PricedLine, totalsOf } from '../order.rules.ts';

export interface ImportedOrder {
  readonly id: string;
  readonly status: OrderStatus;
  readonly taxRatePpm: number;
}

/** Makes the sums of an imported order anew. History that was not cancelled was paid, and what is REFUNDED was given back. */
export async function sumUpOrder(ctx: Context, { id, status, taxRatePpm }: ImportedOrder): Promise<void> {
  const lines = await query<PricedLine>(
    ctx,
    sql`/* import lines of order */ select unit_price_minor as unitPriceMinor, quantity, discount_ppm as discountPpm from order_line where order_id = ${id} and deleted_at is null`,
  );
  const { subtotalMinor, discountMinor, taxMinor, totalMinor } = totalsOf(
    lines.map(line => ({ ...line, unitPriceMinor: Number(line.unitPriceMinor) })),
    taxRatePpm,
  );
  const isPaid = status !== 'CANCELLED' && status !== 'PENDING_PAYMENT';
  const paid = isPaid ? totalMinor : 0;
  const refunded = status === 'REFUNDED' ? totalMinor : 0;
  const refundedNet = status === 'REFUNDED' ? subtotalMinor - discountMinor : 0;
  await query(
    ctx,
    sql`/* import line refunds */ update order_line set refunded_minor = ${status === 'REFUNDED' ? rawSql('total_minor') : 0} where order_id = ${id} and deleted_at is null`,
  );
  await query(
    ctx,
    sql`/* import order totals */ update sales_order set subtotal_minor = ${subtotalMinor}, discount_minor = ${discountMinor}, tax_minor = ${taxMinor},
      total_minor = ${totalMinor}, paid_minor = ${paid}, refunded_minor = ${refunded}, refunded_net_minor = ${refundedNet} where id = ${id}`,
  );
}
