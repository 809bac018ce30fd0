import type { Context } from '../../platform/context/context.ts';
import { joinSql, rawSql, type Sql, sql } from '../../platform/database/sql.ts';
import { addDays, addMonths } from '../../platform/lib/calendar-day.ts';
import { type DayRange, lengthOf, monthStart } from '../../platform/lib/day-range.ts';
import type { OrderChannel } from '../orders/order.entity.ts';
import { momentsOf } from '../settings/store-day.ts';
import { beginning, rollupStateId } from './rollups/rollup-state.entity.ts';

// Revenue is the net total of order lines, after discounts and before tax, minus refunds, of orders that are not
// canceled, on the day in the store's time zone on which the order was placed. Units are those that were not returned.
// Closed days come from the rollups, later ones from the orders themselves. One statement reads both and the border
// between them, so no order is counted twice or left out, whatever happens in the meantime.

/** The orders that count, as `o`. Followed by `and …`. */
export const liveOrders = sql`sales_order as o where o.status <> 'CANCELLED' and o.deleted_at is null`;

/** Their lines, as `l`. */
export const liveLines = sql`sales_order as o join order_line as l on l.order_id = o.id and l.deleted_at is null
  where o.status <> 'CANCELLED' and o.deleted_at is null`;

export const lineTotals = sql`sum(l.quantity - l.returned_quantity) as quantity, sum(l.total_minor - l.refunded_minor) as revenueMinor`;

const unitsOfOrder = sql`(select sum(l.quantity - l.returned_quantity) from order_line as l where l.order_id = o.id and l.deleted_at is null)`;

export const orderTotals = sql`count(*) as orders, coalesce(sum(${unitsOfOrder}), 0) as units,
  sum(o.subtotal_minor - o.discount_minor - o.refunded_net_minor) as revenueMinor`;

/** What a sales report covers. */
export interface SalesScope {
  readonly range: DayRange;
  readonly timeZone: string;
  readonly currencyCode: string;
  readonly channel?: OrderChannel | null;
}

/** The condition that an order was placed on one of these days. */
export function placedIn(timeZone: string, range: DayRange): Sql {
  const { from, to } = momentsOf(timeZone, range);
  return sql`o.placed_at >= ${from} and o.placed_at < ${to}`;
}

/**
 * Before the orders: the border between closed and open days, as `b`. The databases read this one row first and so know
 * where the open days begin in the index. In a subselect, MariaDB would look for that only when it has planned to read all.
 */
const border = sql`rollup_state as b cross join `;

/** The condition that an order was placed on a day that is not closed. */
function placedOpen(timeZone: string): Sql {
  return sql`b.id = ${rollupStateId} and o.placed_at >= case when b.time_zone = ${timeZone} then b.open_from else ${beginning} end`;
}

/** The condition that the rollups' days are those of the store's time zone. */
function rollupsHold(timeZone: string): Sql {
  return sql`${timeZone} = (select s.time_zone from rollup_state as s where s.id = ${rollupStateId})`;
}

/** A range as it is read from the rollups: its whole months, and the days before and after them. */
function grainsOf(range: DayRange): {
  readonly months: DayRange | null;
  readonly days: readonly DayRange[];
} {
  const nextMonth = addMonths(monthStart(range.from), 1);
  const from = monthStart(range.from) === range.from ? range.from : nextMonth;
  // The first day after the last whole month.
  const end = monthStart(addDays(range.to, 1));
  if (from >= end) return { months: null, days: [range] };
  const before = { from: range.from, to: addDays(from, -1) };
  const after = { from: end, to: range.to };
  return {
    months: { from, to: addMonths(end, -1) },
    days: [before, after].filter(days => lengthOf(days) > 0),
  };
}

/** `productId, quantity, revenueMinor` of each product sold in a range. */
export function salesByProduct({ range, timeZone, currencyCode, channel }: SalesScope): Sql {
  const { months, days } = grainsOf(range);
  const periods = [
    ...(months ? [periodsBetween('MONTH', months)] : []),
    ...days.map(part => periodsBetween('DAY', part)),
  ];
  return sql`select s.productId as productId, sum(s.quantity) as quantity, sum(s.revenueMinor) as revenueMinor from (
      select r.product_id as productId, sum(r.quantity) as quantity, sum(r.revenue_minor) as revenueMinor from product_sales as r
      where (${joinSql(periods, ' or ')}) and r.currency_code = ${currencyCode}${channelIs('r', channel)} and ${rollupsHold(timeZone)}
      group by r.product_id
      union all
      select l.product_id as productId, ${lineTotals} from ${border}${liveLines}
        and ${placedIn(timeZone, range)} and ${placedOpen(timeZone)} and o.currency_code = ${currencyCode}${channelIs('o', channel)}
      group by l.product_id
    ) as s group by s.productId`;
}

/** `staffMemberId, orders, units, revenueMinor` of each seller in a range; the id is empty for orders without a seller. */
export function salesBySeller({ range, timeZone, currencyCode, channel }: SalesScope): Sql {
  return sql`select s.staffMemberId as staffMemberId, sum(s.orders) as orders, sum(s.units) as units, sum(s.revenueMinor) as revenueMinor from (
      select r.staff_member_id as staffMemberId, sum(r.orders) as orders, sum(r.units) as units, sum(r.revenue_minor) as revenueMinor
      from seller_sales as r where ${closedDays(range, timeZone)} and r.currency_code = ${currencyCode}${channelIs('r', channel)}
      group by r.staff_member_id
      union all
      select coalesce(o.sold_by_id, '') as staffMemberId, ${orderTotals} from ${border}${liveOrders}
        and ${placedIn(timeZone, range)} and ${placedOpen(timeZone)} and o.currency_code = ${currencyCode}${channelIs('o', channel)}
      group by coalesce(o.sold_by_id, '')
    ) as s group by s.staffMemberId`;
}

/** `orders, units, revenueMinor` of a whole range, in one row. */
export function salesTotals({ range, timeZone, currencyCode, channel }: SalesScope): Sql {
  return sql`select coalesce(sum(s.orders), 0) as orders, coalesce(sum(s.units), 0) as units, coalesce(sum(s.revenueMinor), 0) as revenueMinor from (
      select sum(r.orders) as orders, sum(r.units) as units, sum(r.revenue_minor) as revenueMinor
      from seller_sales as r where ${closedDays(range, timeZone)} and r.currency_code = ${currencyCode}${channelIs('r', channel)}
      union all
      select ${orderTotals} from ${border}${liveOrders}
        and ${placedIn(timeZone, range)} and ${placedOpen(timeZone)} and o.currency_code = ${currencyCode}${channelIs('o', channel)}
    ) as s`;
}

/** `day` or `quarterHour`, and `orders, units, revenueMinor`: closed days by day, later ones by quarter of an hour. */
export function salesByTime(ctx: Context, { range, timeZone, currencyCode, channel }: SalesScope): Sql {
  const quarterHour = ctx.database.db.dialect.quarterHour(rawSql('o.placed_at'));
  return sql`select r.day as day, null as quarterHour, sum(r.orders) as orders, sum(r.units) as units, sum(r.revenue_minor) as revenueMinor
      from seller_sales as r where ${closedDays(range, timeZone)} and r.currency_code = ${currencyCode}${channelIs('r', channel)}
      group by r.day
      union all
      select null as day, ${quarterHour} as quarterHour, ${orderTotals} from ${border}${liveOrders}
        and ${placedIn(timeZone, range)} and ${placedOpen(timeZone)} and o.currency_code = ${currencyCode}${channelIs('o', channel)}
      group by ${quarterHour}`;
}

/** `customerId, orders, revenueMinor, firstOrderAt, lastOrderAt` of each customer, over all time. */
export function salesByCustomer({ timeZone, currencyCode }: Omit<SalesScope, 'range' | 'channel'>): Sql {
  return sql`select s.customerId as customerId, sum(s.orders) as orders, sum(s.revenueMinor) as revenueMinor,
      min(s.firstOrderAt) as firstOrderAt, max(s.lastOrderAt) as lastOrderAt from (
      select r.customer_id as customerId, r.orders as orders, r.revenue_minor as revenueMinor, r.first_order_at as firstOrderAt, r.last_order_at as lastOrderAt
      from customer_sales as r where r.currency_code = ${currencyCode} and ${rollupsHold(timeZone)}
      union all
      select o.customer_id as customerId, count(*) as orders, sum(o.subtotal_minor - o.discount_minor - o.refunded_net_minor) as revenueMinor,
        min(o.placed_at) as firstOrderAt, max(o.placed_at) as lastOrderAt
      from ${border}${liveOrders} and ${placedOpen(timeZone)} and o.customer_id is not null and o.currency_code = ${currencyCode} group by o.customer_id
    ) as s group by s.customerId`;
}

function closedDays({ from, to }: DayRange, timeZone: string): Sql {
  return sql`r.day >= ${from} and r.day <= ${to} and ${rollupsHold(timeZone)}`;
}

function periodsBetween(grain: 'DAY' | 'MONTH', { from, to }: DayRange): Sql {
  return sql`(r.grain = ${grain} and r.period >= ${from} and r.period <= ${to})`;
}

function channelIs(alias: 'r' | 'o', channel: OrderChannel | null | undefined): Sql {
  return channel ? sql`${rawSql(` and ${alias}.channel = `)}${channel}` : rawSql('');
}
