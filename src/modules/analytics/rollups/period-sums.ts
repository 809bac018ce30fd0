import type { Context } from '../../../platform/context/context.ts';
import { bulkAccumulate, bulkInsert } from '../../../platform/database/bulk.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../../../platform/database/sql.ts';
import { addDays, addMonths } from '../../../platform/lib/calendar-day.ts';
import { monthStart, yearStart } from '../../../platform/lib/day-range.ts';
import type { OrderChannel } from '../../orders/order.entity.ts';
import { CategoryRollup } from './category-rollup.entity.ts';
import { type Grain, ProductSales } from './product-sales.entity.ts';

/** The sales of a product or of a category, which `id` is, in some period. */
export interface PeriodTotal {
  readonly id: string;
  readonly channel: OrderChannel;
  readonly currencyCode: string;
  readonly quantity: number;
  readonly revenueMinor: number;
}

interface PeriodRow extends PeriodTotal {
  readonly grain: Grain;
  readonly period: string;
}

/** A table of sums by day, month, and year. */
export interface PeriodSums {
  readonly table: Sql;
  /** The column of what is summed up. */
  readonly id: Sql;
  insert(ctx: Context, rows: readonly PeriodRow[]): Promise<void>;
  /** Adds to rows that exist. */
  add(ctx: Context, rows: readonly PeriodRow[]): Promise<void>;
}

const sums = ['quantity', 'revenueMinor'] as const;

export const productSums: PeriodSums = {
  table: rawSql('product_sales'),
  id: rawSql('product_id'),
  insert: (ctx, rows) => bulkInsert(ctx, ProductSales, rows.map(ofProduct)),
  add: (ctx, rows) => bulkAccumulate(ctx, ProductSales, rows.map(ofProduct), sums),
};

export const categorySums: PeriodSums = {
  table: rawSql('category_sales'),
  id: rawSql('category_id'),
  insert: (ctx, rows) => bulkInsert(ctx, CategoryRollup, rows.map(ofCategory)),
  add: (ctx, rows) => bulkAccumulate(ctx, CategoryRollup, rows.map(ofCategory), sums),
};

const ofProduct = ({ id, ...row }: PeriodRow) => ({ ...row, productId: id });
const ofCategory = ({ id, ...row }: PeriodRow) => ({ ...row, categoryId: id });

/** How many rows one statement writes. */
const batchSize = 1_000;

export function batches<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / batchSize) }, (_, index) =>
    rows.slice(index * batchSize, (index + 1) * batchSize),
  );
}

/** Writes the totals of a day that has none, and adds them to those of its month and its year, within a transaction. */
export async function writeTotals(
  ctx: Context,
  table: PeriodSums,
  day: string,
  totals: readonly PeriodTotal[],
): Promise<void> {
  for (const batch of batches(totals)) {
    await table.insert(
      ctx,
      batch.map(total => ({ grain: 'DAY', period: day, ...total })),
    );
    for (const [grain, period] of [
      ['MONTH', monthStart(day)],
      ['YEAR', yearStart(day)],
    ] as const)
      await table.add(
        ctx,
        batch.map(total => ({ grain, period, ...total })),
      );
  }
}

/**
 * Writes the totals of a closed day again, and those of its month and its year, within a transaction. A late change
 * concerns a few ids; the rows of all others stay as they are.
 */
export async function rewriteTotals(
  ctx: Context,
  table: PeriodSums,
  day: string,
  totals: readonly PeriodTotal[],
): Promise<void> {
  const before = await query<PeriodTotal>(
    ctx,
    sql`/* analytics.totalsOfDay */ select ${table.id} as id, channel, currency_code as currencyCode, quantity, revenue_minor as revenueMinor
      from ${table.table} where grain = 'DAY' and period = ${day}`,
  );
  const changed = [...changedIds(before, totals)];
  const isChanged = new Set(changed);
  for (const ids of batches(changed)) await deleteTotals(ctx, table, day, ids);
  for (const batch of batches(totals.filter(({ id }) => isChanged.has(id))))
    await table.insert(
      ctx,
      batch.map(total => ({ grain: 'DAY', period: day, ...total })),
    );
  const [month, year] = [monthStart(day), yearStart(day)];
  for (const ids of batches(changed)) {
    await addUp(ctx, table, ids, { from: 'DAY', to: 'MONTH', period: month, next: addMonths(month, 1) });
    await addUp(ctx, table, ids, { from: 'MONTH', to: 'YEAR', period: year, next: addMonths(year, 12) });
  }
}

/** The totals of a day, its month, and its year. */
async function deleteTotals(
  ctx: Context,
  table: PeriodSums,
  day: string,
  ids: readonly string[],
): Promise<void> {
  for (const [grain, period] of [
    ['YEAR', yearStart(day)],
    ['MONTH', monthStart(day)],
    ['DAY', day],
  ] as const)
    await query(
      ctx,
      sql`/* analytics.deleteTotals */ delete from ${table.table} where grain = ${grain} and period = ${period} and ${table.id} in (${listSql(ids)})`,
    );
}

/** Adds up the totals of a period from those of a finer grain. */
async function addUp(
  ctx: Context,
  { table, id }: PeriodSums,
  ids: readonly string[],
  { from, to, period, next }: { from: Grain; to: Grain; period: string; next: string },
): Promise<void> {
  await query(
    ctx,
    sql`/* analytics.addUp */ insert into ${table} (grain, period, ${id}, channel, currency_code, quantity, revenue_minor)
      select ${to}, ${period}, ${id}, channel, currency_code, sum(quantity), sum(revenue_minor) from ${table}
      where grain = ${from} and period >= ${period} and period <= ${addDays(next, -1)} and ${id} in (${listSql(ids)})
      group by ${id}, channel, currency_code`,
  );
}

/** The ids with a total that only one of the two has. */
function changedIds(before: readonly PeriodTotal[], after: readonly PeriodTotal[]): Set<string> {
  const [old, current] = [byText(before), byText(after)];
  const removed = [...old].filter(([text]) => !current.has(text));
  const added = [...current].filter(([text]) => !old.has(text));
  return new Set([...removed, ...added].map(([, id]) => id));
}

/** The id by all values of its total. */
function byText(totals: readonly PeriodTotal[]): Map<string, string> {
  return new Map(
    totals.map(({ id, channel, currencyCode, quantity, revenueMinor }) => [
      [id, channel, currencyCode, quantity, revenueMinor].join(' '),
      id,
    ]),
  );
}
