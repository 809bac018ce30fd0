import type { Context } from '../../platform/context/context.ts';
import { joinSql, rawSql, type Sql, sql } from '../../platform/database/sql.ts';
import { addDays, addMonths } from '../../platform/lib/calendar-day.ts';
import { type DayRange, lengthOf, monthStart, yearStart } from '../../platform/lib/day-range.ts';
import type { OrderChannel } from '../orders/order.entity.ts';
import { momentsOf } from '../settings/store-day.ts';
import { uncategorized } from './rollups/category-rollup.entity.ts';
import type { Grain } from './rollups/product-sales.entity.ts';
import { beginning, rollupStateId } from './rollups/rollup-state.entity.ts';

// Revenue is the net total of order lines, after discounts and before tax, and of shipping, minus refunds, of orders that are not
// canceled; that of products and categories is of lines alone. It counts on the day in the store's time zone on which the order was placed. Units are those that were not returned.
// Closed days come from the rollups, later ones from the orders themselves. One statement reads both and the border
// between them, so no order is counted twice or left out, whatever happens in the meantime.

/** The orders that count, as `o`. Followed by `and …`. */
export const liveOrders = sql`sales_order as o where o.status <> 'CANCELLED' and o.deleted_at is null`;

/** Their lines, as `l`. */
export const liveLines = sql`sales_order as o join order_line as l on l.order_id = o.id and l.deleted_at is null
  where o.status <> 'CANCELLED' and o.deleted_at is null`;

export const lineTotals = sql`sum(l.quantity - l.returned_quantity) as quantity, sum(coalesce(l.net_minor, l.total_minor) - l.refunded_minor) as revenueMinor`;

const unitsOfOrder = sql`(select sum(l.quantity - l.returned_quantity) from order_line as l where l.order_id = o.id and l.deleted_at is null)`;

export const orderTotals = sql`count(*) as orders, coalesce(sum(${unitsOfOrder}), 0) as units,
  sum(o.total_minor - o.tax_minor - o.refunded_net_minor) as revenueMinor`;

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

/** The condition that the rollups' days are those of the store's time zone, and their sums all written. */
function rollupsHold(timeZone: string): Sql {
  return sql`${timeZone} = (select s.time_zone from rollup_state as s where s.id = ${rollupStateId})`;
}

/** Days that are read from the rollups as sums of one grain. */
interface Part extends DayRange {
  readonly grain: Grain;
}

const starts = { YEAR: yearStart, MONTH: monthStart } as const;
const monthsOf = { YEAR: 12, MONTH: 1 } as const;
const finer = { YEAR: 'MONTH', MONTH: 'DAY' } as const;

/** A range in whole years, the whole months before and after them, and the days before and after these. */
export function partsOf(range: DayRange, grain: Grain = 'YEAR'): readonly Part[] {
  if (lengthOf(range) <= 0) return [];
  if (grain === 'DAY') return [{ grain, ...range }];
  const [startOf, months] = [starts[grain], monthsOf[grain]];
  const first = startOf(range.from) === range.from ? range.from : addMonths(startOf(range.from), months);
  // The first day after the last whole period.
  const end = startOf(addDays(range.to, 1));
  if (first >= end) return partsOf(range, finer[grain]);
  return [
    ...partsOf({ from: range.from, to: addDays(first, -1) }, finer[grain]),
    { grain, from: first, to: addMonths(end, -months) },
    ...partsOf({ from: end, to: range.to }, finer[grain]),
  ];
}

/**
 * `select … from <table> as r` for the sums of a range, as a part of a union. While no day after the range is closed, the
 * sums of its last year are those of its days in that year alone, and stand for its last months and days.
 */
function sumsIn(select: Sql, { range, timeZone, currencyCode, channel }: SalesScope): Sql {
  const endOfYear = addDays(addMonths(yearStart(range.to), 12), -1);
  const read = (days: DayRange, condition: Sql) => {
    const periods = partsOf(days).map(
      ({ grain, from, to }) => sql`(r.grain = ${grain} and r.period >= ${from} and r.period <= ${to})`,
    );
    return sql`${select} where (${joinSql(periods, ' or ')}) and r.currency_code = ${currencyCode}${channelIs('r', channel)}
      and ${rollupsHold(timeZone)}${condition}`;
  };
  if (range.to === endOfYear) return read(range, sql``);
  const closedThrough = sql`(select s.closed_through from rollup_state as s where s.id = ${rollupStateId})`;
  const isLast = read({ from: range.from, to: endOfYear }, sql` and ${closedThrough} <= ${range.to}`);
  return sql`${isLast} union all ${read(range, sql` and ${closedThrough} > ${range.to}`)}`;
}

/**
 * `productId, quantity, revenueMinor` of what was sold in a range, some products several times. Grouped here, the sums of a
 * wide catalog would be put into a temporary table once more.
 */
function soldProducts(scope: SalesScope): Sql {
  return sql`${sumsIn(sql`select r.product_id as productId, r.quantity as quantity, r.revenue_minor as revenueMinor from product_sales as r`, scope)}
      union all
      ${openProducts(scope)}`;
}

/** The same of the days that are not closed. */
function openProducts({ range, timeZone, currencyCode, channel }: SalesScope): Sql {
  return sql`select l.product_id as productId, ${lineTotals} from ${border}${liveLines}
        and ${placedIn(timeZone, range)} and ${placedOpen(timeZone)} and o.currency_code = ${currencyCode}${channelIs('o', channel)}
      group by l.product_id`;
}

/** `productId, quantity, revenueMinor` of each product sold in a range. */
export function salesByProduct(scope: SalesScope): Sql {
  return sql`select s.productId as productId, sum(s.quantity) as quantity, sum(s.revenueMinor) as revenueMinor
      from (${soldProducts(scope)}) as s group by s.productId`;
}

/** `productId, sold, made` of each product sold or made; `made` selects `productId, quantity, made`, the quantity 0. */
export function salesBesides(scope: SalesScope, made: Sql): Sql {
  const sold = sumsIn(
    sql`select r.product_id as productId, r.quantity as quantity, 0 as made from product_sales as r`,
    scope,
  );
  return sql`select s.productId as productId, sum(s.quantity) as sold, sum(s.made) as made from (
      ${sold}
      union all
      select t.productId as productId, t.quantity as quantity, 0 as made from (${openProducts(scope)}) as t
      union all
      ${made}
    ) as s group by s.productId`;
}

/** `categoryId, quantity, revenueMinor` of each category whose products were sold in a range; the id is empty for products in none. */
export function salesByCategories(scope: SalesScope): Sql {
  return sql`select s.categoryId as categoryId, sum(s.quantity) as quantity, sum(s.revenueMinor) as revenueMinor from (
      ${sumsIn(sql`select r.category_id as categoryId, r.quantity as quantity, r.revenue_minor as revenueMinor from category_sales as r`, scope)}
      union all
      select coalesce(p.category_id, ${uncategorized}) as categoryId, sum(t.quantity) as quantity, sum(t.revenueMinor) as revenueMinor
      from (${openProducts(scope)}) as t join product as p on p.id = t.productId group by coalesce(p.category_id, ${uncategorized})
    ) as s group by s.categoryId`;
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

/** What of a ranking of customers is read: those from a total down, without those before and at a place in it. */
export interface CustomersWanted {
  readonly minMinor: number;
  readonly after: { readonly value: unknown; readonly id: unknown } | undefined;
  readonly limit: number;
}

/**
 * `id, orders, revenueMinor, firstOrderAt, lastOrderAt` of customers, over all time: at least those wanted, largest first,
 * and perhaps some more. Those without an order on an open day are read along an index; all others are few.
 */
export function topCustomers(
  { timeZone, currencyCode }: Omit<SalesScope, 'range' | 'channel'>,
  { minMinor, after, limit }: CustomersWanted,
): Sql {
  const opened = sql`select o.customer_id as customerId, count(*) as orders, sum(o.total_minor - o.tax_minor - o.refunded_net_minor) as revenueMinor,
        min(o.placed_at) as firstOrderAt, max(o.placed_at) as lastOrderAt
      from ${border}${liveOrders} and ${placedOpen(timeZone)} and o.customer_id is not null and o.currency_code = ${currencyCode} group by o.customer_id`;
  const rank = -Number(after?.value);
  const rest =
    after &&
    !Number.isNaN(rank) &&
    sql` and r.rank_minor >= ${rank} and (r.rank_minor > ${rank} or r.customer_id > ${after.id})`;
  return sql`select s.id as id, s.orders as orders, s.revenueMinor as revenueMinor, s.firstOrderAt as firstOrderAt, s.lastOrderAt as lastOrderAt from (
      select * from (
        select r.customer_id as id, r.orders as orders, r.revenue_minor as revenueMinor, r.first_order_at as firstOrderAt, r.last_order_at as lastOrderAt
        from customer_sales as r where r.currency_code = ${currencyCode} and ${rollupsHold(timeZone)} and r.rank_minor <= ${-minMinor}${rest || sql``}
          and r.customer_id not in (select t.customerId from (${opened}) as t)
        order by r.rank_minor, r.customer_id limit ${rawSql(String(limit))}
      ) as c
      union all
      select t.customerId as id, t.orders + coalesce(r.orders, 0) as orders, t.revenueMinor + coalesce(r.revenue_minor, 0) as revenueMinor,
        coalesce(r.first_order_at, t.firstOrderAt) as firstOrderAt, t.lastOrderAt as lastOrderAt
      from (${opened}) as t left join customer_sales as r on r.customer_id = t.customerId and r.currency_code = ${currencyCode} and ${rollupsHold(timeZone)}
    ) as s where s.revenueMinor >= ${minMinor}`;
}

function closedDays({ from, to }: DayRange, timeZone: string): Sql {
  return sql`r.day >= ${from} and r.day <= ${to} and ${rollupsHold(timeZone)}`;
}

function channelIs(alias: 'r' | 'o', channel: OrderChannel | null | undefined): Sql {
  return channel ? sql`${rawSql(` and ${alias}.channel = `)}${channel}` : rawSql('');
}
