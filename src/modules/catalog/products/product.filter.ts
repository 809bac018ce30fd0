import type { Context } from '../../../platform/context/context.ts';
import { deletedOnly, equals, within } from '../../../platform/database/conditions.ts';
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

/** The conditions of a filter on the product table `t`. Its `search` is not among them, because it is a join. */
export async function productConditions(ctx: Context, filter: ProductFilter): Promise<(Sql | undefined)[]> {
  const { deleted, categoryId, supplierId, rentable, availability, status, createdAt, specs } = filter;
  return [
    deletedOnly(deleted),
    categoryId == null ? undefined : sql`t.category_id in (${inCategoryTree(categoryId)})`,
    equals('t.supplier_id', supplierId),
    rentable == null ? undefined : rawSql(`t.rental_monthly_rate_minor is ${rentable ? 'not ' : ''}null`),
    availability == null ? undefined : availabilityConditions[availability],
    equals('t.status', status),
    within('t.created_at', createdAt),
    ...(specs ?? []).map(spec => specCondition(ctx, spec)),
    ...(hasPriceRange(filter) ? await priceConditions(ctx, filter.price) : []),
  ];
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
    equals('t.currency_code', currencyCode),
    min == null ? undefined : sql`t.price_minor >= ${minor(min, 'min')}`,
    max == null ? undefined : sql`t.price_minor <= ${minor(max, 'max')}`,
  ];
}

function specCondition(ctx: Context, { path, equals: value }: SpecFilterInput): Sql {
  const jsonPath = `$${path
    .split('.')
    .map(name => `."${name}"`)
    .join('')}`;
  return ctx.database.db.dialect.jsonEquals(rawSql('t.specs'), jsonPath, value);
}
