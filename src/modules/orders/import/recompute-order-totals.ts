import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { OrderStatus } from '../order.entity.ts';
import { lineTotal, type PricedLine, refundOfLines, totalsOf } from '../order.rules.ts';

export interface ImportedOrder {
  readonly id: string;
  readonly status: OrderStatus;
  readonly taxRatePpm: number;
}

/**
 * Makes the sums of an imported order anew. History that was not cancelled was paid, and what is REFUNDED was given back;
 * what was given back here since then stays so.
 */
export async function recomputeOrderTotals(
  ctx: Context,
  { id, status, taxRatePpm }: ImportedOrder,
): Promise<void> {
  const lines = await linesOf(ctx, id);
  const totals = totalsOf(lines, taxRatePpm);
  const { subtotalMinor, discountMinor, taxMinor, totalMinor } = totals;
  const isPaid = status !== 'CANCELLED' && status !== 'PENDING_PAYMENT';
  const paidMinor = isPaid ? totalMinor : 0;
  const refundedMinor =
    status === 'REFUNDED' ? totalMinor : Math.min(paidMinor, await refundedBefore(ctx, id));
  const parts = refundOfLines(lines, { totalMinor, paidMinor, refundedMinor });
  for (const [index, line] of lines.entries()) {
    if (parts[index] !== line.refundedMinor)
      await query(
        ctx,
        sql`/* import line refund */ update order_line set refunded_minor = ${parts[index]} where id = ${line.id}`,
      );
  }
  const refundedNet = parts.reduce((sum, part) => sum + part, 0);
  await query(
    ctx,
    sql`/* import order totals */ update sales_order set subtotal_minor = ${subtotalMinor}, discount_minor = ${discountMinor}, tax_minor = ${taxMinor},
      total_minor = ${totalMinor}, paid_minor = ${paidMinor}, refunded_minor = ${refundedMinor}, refunded_net_minor = ${refundedNet} where id = ${id}`,
  );
}

type Line = PricedLine & {
  readonly id: string;
  readonly totalMinor: number;
  readonly returnedQuantity: number;
  readonly refundedMinor: number;
};

async function linesOf(ctx: Context, orderId: string): Promise<Line[]> {
  const lines = await query<Line>(
    ctx,
    sql`/* import lines of order */ select id, unit_price_minor as unitPriceMinor, quantity, discount_ppm as discountPpm,
        returned_quantity as returnedQuantity, refunded_minor as refundedMinor
      from order_line where order_id = ${orderId} and deleted_at is null order by position, id`,
  );
  return lines.map(line => {
    const priced = { ...line, unitPriceMinor: Number(line.unitPriceMinor) };
    // A file may know of fewer units than came back here.
    const returnedQuantity = Math.min(line.returnedQuantity, line.quantity);
    return {
      ...priced,
      returnedQuantity,
      refundedMinor: Number(line.refundedMinor),
      totalMinor: lineTotal(priced),
    };
  });
}

async function refundedBefore(ctx: Context, orderId: string): Promise<number> {
  const [order] = await query<{ refundedMinor: number }>(
    ctx,
    sql`/* import refunded */ select refunded_minor as refundedMinor from sales_order where id = ${orderId}`,
  );
  return Number(order!.refundedMinor);
}
