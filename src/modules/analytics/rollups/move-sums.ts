import { setImmediate } from 'node:timers/promises';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../../../platform/database/sql.ts';
import { addDays, addMonths } from '../../../platform/lib/calendar-day.ts';
import { type DayRange, yearStart } from '../../../platform/lib/day-range.ts';
import type { OrderChannel } from '../../orders/order.entity.ts';
import { uncategorized } from './category-rollup.entity.ts';
import { lockState } from './lock-state.ts';
import { batches, categorySums } from './period-sums.ts';
import type { Grain } from './product-sales.entity.ts';

/** How many products are compared with their sums while the state is locked. */
const productsPerPart = 10_000;
/** How many are moved meanwhile, each with all its days. */
export const movesPerPart = 50;

interface Move {
  readonly productId: string;
  readonly formerId: string;
  readonly categoryId: string;
}

interface Sums {
  readonly grain: Grain;
  readonly period: string;
  readonly channel: OrderChannel;
  readonly currencyCode: string;
  readonly quantity: number;
  readonly revenueMinor: number;
}

/**
 * Moves the sums of these products to the categories that they have now, within a transaction that locks the state. Doing
 * it again changes nothing, since what was moved is noted with each product.
 */
export async function moveSums(ctx: Context, productIds: readonly string[]): Promise<void> {
  for (let start = 0; start < productIds.length; start += movesPerPart) {
    const ids = productIds.slice(start, start + movesPerPart);
    await applyMoves(ctx, sql`s.product_id in (${listSql(ids)})`);
  }
}

/**
 * Moves the sums of all products that are in another category than their product, a part at a time. Such are left by a change
 * that queued no job: one of an older version, which may still run during an upgrade, or one by hand.
 */
export async function moveStraySums(ctx: Context): Promise<void> {
  for (let after: string | null = ''; after !== null; await setImmediate()) {
    const start: string = after;
    after = await inTransaction(ctx, async ctx => {
      const { isStale } = await lockState(ctx);
      const last = isStale ? null : await endOfPart(ctx, start);
      if (last === null) return null;
      const moved = await applyMoves(ctx, sql`s.product_id > ${start} and s.product_id <= ${last}`);
      return moved < movesPerPart ? last : start;
    });
  }
}

async function endOfPart(ctx: Context, after: string): Promise<string | null> {
  const [row] = await query<{ last: string | null }>(
    ctx,
    sql`/* analytics.endOfPart */ select max(part.id) as last from (
        select product_id as id from summed_category where product_id > ${after} order by product_id limit ${rawSql(String(productsPerPart))}
      ) as part`,
  );
  return row?.last ?? null;
}

/** Moves some of these products. Returns how many they were. */
async function applyMoves(ctx: Context, which: Sql): Promise<number> {
  const moves = await movesOf(ctx, which);
  if (moves.length === 0) return 0;
  const years = await yearsWithSums(ctx);
  for (const move of moves) {
    await moveProduct(ctx, move, years);
    await query(
      ctx,
      sql`/* analytics.noteMove */ update summed_category set category_id = ${move.categoryId} where product_id = ${move.productId}`,
    );
  }
  return moves.length;
}

/** Some of these products that have sums in another category than theirs. */
function movesOf(ctx: Context, which: Sql): Promise<Move[]> {
  return query<Move>(
    ctx,
    sql`/* analytics.moves */ select s.product_id as productId, s.category_id as formerId, coalesce(p.category_id, ${uncategorized}) as categoryId
      from summed_category as s join product as p on p.id = s.product_id
      where ${which} and s.category_id <> coalesce(p.category_id, ${uncategorized}) limit ${rawSql(String(movesPerPart))}`,
  );
}

async function moveProduct(
  ctx: Context,
  { productId, formerId, categoryId }: Move,
  years: readonly string[],
): Promise<void> {
  const ofYears = await sumsOf(ctx, productId, 'YEAR', years);
  const within = [...new Set(ofYears.map(({ period }) => period))].map(year => ({
    from: year,
    to: addDays(addMonths(year, 12), -1),
  }));
  const ofMonths = await sumsOf(ctx, productId, 'MONTH', within.flatMap(monthsOf));
  const months = [...new Set(ofMonths.map(({ period }) => period))];
  const ofDays: Sums[] = [];
  for (let start = 0; start < months.length; start += 12) {
    const days = months
      .slice(start, start + 12)
      .flatMap(month => daysOf({ from: month, to: addDays(addMonths(month, 1), -1) }));
    ofDays.push(...(await sumsOf(ctx, productId, 'DAY', days)));
  }
  for (const batch of batches([...ofYears, ...ofMonths, ...ofDays])) {
    await categorySums.add(
      ctx,
      batch.map(row => ({ ...row, id: formerId, quantity: -row.quantity, revenueMinor: -row.revenueMinor })),
    );
    await categorySums.add(
      ctx,
      batch.map(row => ({ ...row, id: categoryId })),
    );
  }
}

/** Named one by one, the periods and the product are found in the key. */
async function sumsOf(
  ctx: Context,
  productId: string,
  grain: Grain,
  periods: readonly string[],
): Promise<Sums[]> {
  const rows = await query<Sums>(
    ctx,
    sql`/* analytics.sumsOfProduct */ select grain, period, channel, currency_code as currencyCode, quantity, revenue_minor as revenueMinor
      from product_sales where grain = ${grain} and period in (${listSql(periods)}) and product_id = ${productId}`,
  );
  return rows.map(row => ({
    ...row,
    quantity: Number(row.quantity),
    revenueMinor: Number(row.revenueMinor),
  }));
}

async function yearsWithSums(ctx: Context): Promise<string[]> {
  const [row] = await query<{ first: string | null; last: string | null }>(
    ctx,
    sql`/* analytics.yearsWithSums */ select min(period) as first, max(period) as last from product_sales where grain = 'YEAR'`,
  );
  const years: string[] = [];
  if (row?.first == null || row.last == null) return years;
  for (let year = yearStart(row.first); year <= row.last; year = addMonths(year, 12)) years.push(year);
  return years;
}

function monthsOf({ from, to }: DayRange): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

function daysOf({ from, to }: DayRange): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
