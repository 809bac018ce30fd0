import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../../platform/database/sql.ts';
import { lineTotal, type PricedLine, refundOfLines, totalsOf } from '../order.rules.ts';
import type { OrderFulfillmentStatus } from '../states/fulfillment-status.ts';
import { fulfillmentStatusOf, paymentStatusOf } from '../states/order-states.rules.ts';
import type { OrderStatus } from '../states/order-status.ts';
import { updateRows } from '../update-rows.ts';

/** No order comes to this total. Nobody sees it: the import replaces it before its transaction ends. */
const outdated = -1;

const ordersPerBatch = 200;

/**
 * Marks imported orders whose totals are to be computed again at the end of the file, in their own rows, so that none
 * are kept in memory, however many there are.
 */
export async function markTotalsOutdated(ctx: Context, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  await query(
    ctx,
    sql`/* import outdated totals */ update sales_order set total_minor = ${outdated} where id in (${listSql(orderIds)})`,
  );
}

/**
 * Computes the totals of the marked orders again, batch by batch. History that was not canceled was paid, and what is
 * REFUNDED was refunded in full; what was refunded here since then stays refunded.
 */
export async function recomputeOutdatedTotals(ctx: Context): Promise<void> {
  for (;;) {
    const orders = await outdatedOrders(ctx);
    if (orders.length === 0) return;
    await recompute(ctx, orders);
  }
}

interface OutdatedOrder {
  readonly id: string;
  readonly status: OrderStatus;
  readonly shippedAt: unknown;
  readonly deliveredAt: unknown;
  readonly fulfillmentStatus: OrderFulfillmentStatus;
  readonly taxRatePpm: number;
  readonly refundedMinor: number;
}

async function outdatedOrders(ctx: Context): Promise<OutdatedOrder[]> {
  const orders = await query<OutdatedOrder>(
    ctx,
    sql`/* import orders with outdated totals */ select id, status, shipped_at as shippedAt, delivered_at as deliveredAt, fulfillment_status as fulfillmentStatus, tax_rate_ppm as taxRatePpm, refunded_minor as refundedMinor
      from sales_order where total_minor = ${outdated} order by id ${rawSql(`limit ${ordersPerBatch}`)}`,
  );
  return orders.map(order => ({ ...order, refundedMinor: Number(order.refundedMinor) }));
}

async function recompute(ctx: Context, orders: readonly OutdatedOrder[]): Promise<void> {
  const ids = orders.map(({ id }) => id);
  const byOrder = Map.groupBy(await linesOf(ctx, ids), line => line.orderId);
  const computed = orders.map(order => compute(order, byOrder.get(order.id) ?? []));
  await updateRows(
    ctx,
    'order_line',
    computed.flatMap(({ lines }) => lines),
  );
  await updateRows(
    ctx,
    'sales_order',
    computed.map(({ order }) => order),
  );
}

/** The new totals of an order, and the new refunds of those of its lines that have another one. */
function compute(order: OutdatedOrder, lines: readonly Line[]) {
  const { id, status, taxRatePpm, refundedMinor: before } = order;
  const rated = lines.map(line => ({ ...line, taxRatePpm }));
  const { shares, subtotalMinor, discountMinor, taxMinor, totalMinor } = totalsOf(rated, false);
  const isPaid = status !== 'CANCELLED' && status !== 'PENDING_PAYMENT';
  const paidMinor = isPaid ? totalMinor : 0;
  const refundedMinor = status === 'REFUNDED' ? totalMinor : Math.min(paidMinor, before);
  const taxed = rated.map((line, index) => ({ ...line, ...shares[index]! }));
  const money = { totalMinor, paidMinor, refundedMinor };
  // A file that says PAID does not know what has left here.
  const isShipped =
    status === 'PAID' && lines.length > 0 && lines.every(line => line.shippedQuantity === line.quantity);
  const isReturned = lines.length > 0 && lines.every(line => line.returnedQuantity === line.quantity);
  const refunds = refundOfLines(taxed, money, false).map(({ netMinor }) => netMinor);
  return {
    lines: lines.flatMap((line, index) => {
      const refund = refunds[index]!;
      return refund === line.refundedMinor ? [] : [{ id: line.id, values: { refunded_minor: refund } }];
    }),
    order: {
      id,
      values: {
        subtotal_minor: subtotalMinor,
        discount_minor: discountMinor,
        tax_minor: taxMinor,
        total_minor: totalMinor,
        paid_minor: paidMinor,
        refunded_minor: refundedMinor,
        refunded_net_minor: refunds.reduce((sum, refund) => sum + refund, 0),
        payment_status: paymentStatusOf({ status, ...money }),
        fulfillment_status: isShipped && !isReturned ? 'SHIPPED' : fulfillmentStatusOf(order, isReturned),
      },
    },
  };
}

type Line = PricedLine & {
  readonly id: string;
  readonly orderId: string;
  readonly totalMinor: number;
  readonly returnedQuantity: number;
  readonly shippedQuantity: number | null;
  readonly refundedMinor: number;
};

async function linesOf(ctx: Context, orderIds: readonly string[]): Promise<Line[]> {
  const lines = await query<Line>(
    ctx,
    sql`/* import lines of orders */ select id, order_id as orderId, unit_price_minor as unitPriceMinor, quantity,
        discount_ppm as discountPpm, returned_quantity as returnedQuantity, shipped_quantity as shippedQuantity, refunded_minor as refundedMinor
      from order_line where order_id in (${listSql(orderIds)}) and deleted_at is null order by order_id, position, id`,
  );
  return lines.map(line => {
    const priced = { ...line, unitPriceMinor: Number(line.unitPriceMinor) };
    // A file may contain fewer units than came back here.
    const returnedQuantity = Math.min(line.returnedQuantity, line.quantity);
    return {
      ...priced,
      returnedQuantity,
      refundedMinor: Number(line.refundedMinor),
      totalMinor: lineTotal(priced),
    };
  });
}
