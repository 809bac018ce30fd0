import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, type Sql, sql } from '../../../platform/database/sql.ts';
import type { OrderChannel } from '../../orders/order.entity.ts';
import { lineTotals, liveLines, liveOrders, orderTotals } from '../sales.sql.ts';
import type { CustomerSales } from './customer-sales.entity.ts';
import type { PeriodTotal } from './period-sums.ts';
import { nobody } from './seller-sales.entity.ts';

// The totals that the rollups store: computed in the same way, over the same rows, as those of the reports.

interface SellerTotal {
  readonly staffMemberId: string;
  readonly channel: OrderChannel;
  readonly currencyCode: string;
  readonly orders: number;
  readonly units: number;
  readonly revenueMinor: number;
}

export async function productTotals(ctx: Context, placed: Sql): Promise<PeriodTotal[]> {
  const rows = await query<PeriodTotal>(
    ctx,
    sql`/* analytics.productTotals */ select l.product_id as id, o.channel as channel, o.currency_code as currencyCode,
        ${lineTotals} from ${liveLines} and ${placed} group by l.product_id, o.channel, o.currency_code`,
  );
  return rows.map(row => ({
    ...row,
    quantity: Number(row.quantity),
    revenueMinor: Number(row.revenueMinor),
  }));
}

export async function sellerTotals(ctx: Context, placed: Sql): Promise<SellerTotal[]> {
  const rows = await query<SellerTotal>(
    ctx,
    sql`/* analytics.sellerTotals */ select coalesce(o.sold_by_id, ${nobody}) as staffMemberId, o.channel as channel,
        o.currency_code as currencyCode, ${orderTotals} from ${liveOrders} and ${placed}
      group by coalesce(o.sold_by_id, ${nobody}), o.channel, o.currency_code`,
  );
  return rows.map(row => ({
    ...row,
    orders: Number(row.orders),
    units: Number(row.units),
    revenueMinor: Number(row.revenueMinor),
  }));
}

/** The totals of the customers of these orders, or of those with the given ids only. */
export async function customerTotals(
  ctx: Context,
  placed: Sql,
  customerIds?: readonly string[],
): Promise<CustomerSales[]> {
  const { dialect } = ctx.database.db;
  const ofCustomers = customerIds
    ? sql`o.customer_id in (${listSql(customerIds)})`
    : sql`o.customer_id is not null`;
  const rows = await query<Record<keyof CustomerSales, never>>(
    ctx,
    sql`/* analytics.customerTotals */ select o.customer_id as customerId, o.currency_code as currencyCode, count(*) as orders,
        sum(o.total_minor - o.tax_minor - o.refunded_net_minor) as revenueMinor,
        min(o.placed_at) as firstOrderAt, max(o.placed_at) as lastOrderAt
      from ${liveOrders} and ${ofCustomers} and ${placed} group by o.customer_id, o.currency_code`,
  );
  return rows.map(row => ({
    customerId: row.customerId,
    currencyCode: row.currencyCode,
    orders: Number(row.orders),
    revenueMinor: Number(row.revenueMinor),
    rankMinor: -Number(row.revenueMinor),
    firstOrderAt: dialect.readDate(row.firstOrderAt),
    lastOrderAt: dialect.readDate(row.lastOrderAt),
  }));
}
