import type { Context } from '../../../platform/context/context.ts';
import { rawSql, type Sql, sql } from '../../../platform/database/sql.ts';
import { toMinor } from '../../../platform/lib/money.ts';
import { storeCurrency } from '../../settings/settings.queries.ts';
import { inCategoryTree } from '../categories/category.sql.ts';
import type { PriceRangeInput, ProductFilter, SpecFilterInput } from './product-list.inputs.ts';
import type { Availability } from './stock.ts';

const availabilityConditions: Record<Availability, Sql> = {
  IN_STOCK: sql`t.stock_on_hand > t.low_stock_threshold`,
  LOW_STOCK: sql`t.stock_on_hand > 0 and t.stock_on_hand <= t.low_stock_threshold`,
  OUT_OF_STOCK: sql`t.stock_on_hand <= 0`,
};

/** The conditions of a filter on the product table `t`. Its `search` is not among them: that is a join. */
export async function productConditions(ctx: Context, filter: ProductFilter): Promise<Sql[]> {
  const conditions: (Sql | undefined)[] = [
    filter.deleted ? sql`t.deleted_at is not null` : sql`t.deleted_at is null`,
    filter.categoryId == null ? undefined : sql`t.category_id in (${inCategoryTree(filter.categoryId)})`,
    filter.supplierId == null ? undefined : sql`t.supplier_id = ${filter.supplierId}`,
    filter.rentable == null
      ? undefined
      : rawSql(`t.rental_monthly_rate_minor is ${filter.rentable ? 'not ' : ''}null`),
    filter.availability == null ? undefined : availabilityConditions[filter.availability],
    filter.status == null ? undefined : sql`t.status = ${filter.status}`,
    filter.createdAt?.from == null ? undefined : sql`t.created_at >= ${filter.createdAt.from}`,
    filter.createdAt?.to == null ? undefined : sql`t.created_at < ${filter.createdAt.to}`,
    ...(filter.specs ?? []).map(spec => specCondition(ctx, spec)),
    ...(hasPriceRange(filter) ? await priceConditions(ctx, filter.price) : []),
  ];
  return conditions.filter(condition => condition !== undefined);
}

/** Whether a filter limits the price, and so leaves only products in the currency of the store. */
export function hasPriceRange(filter: ProductFilter): filter is ProductFilter & { price: PriceRangeInput } {
  return filter.price?.min != null || filter.price?.max != null;
}

/** The range is in the store's currency. A price in another currency cannot be compared with it. */
async function priceConditions(ctx: Context, { min, max }: PriceRangeInput): Promise<(Sql | undefined)[]> {
  const currencyCode = await storeCurrency(ctx);
  const minor = (amount: string, end: string) => toMinor(amount, currencyCode, ['filter', 'price', end]);
  return [
    sql`t.currency_code = ${currencyCode}`,
    min == null ? undefined : sql`t.price_minor >= ${minor(min, 'min')}`,
    max == null ? undefined : sql`t.price_minor <= ${minor(max, 'max')}`,
  ];
}

function specCondition(ctx: Context, { path, equals }: SpecFilterInput): Sql {
  const jsonPath = `$${path
    .split('.')
    .map(name => `."${name}"`)
    .join('')}`;
  return ctx.database.db.dialect.jsonEquals(rawSql('t.specs'), jsonPath, equals);
}
