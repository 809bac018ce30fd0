import type { Context } from '../../../platform/context/context.ts';
import { deletedOnly, equals, isIn, within } from '../../../platform/database/conditions.ts';
import { joinSql, rawSql, type Sql, sql } from '../../../platform/database/sql.ts';
import { onDays } from '../../../platform/graphql/on-days.ts';
import { moneyWithin } from '../../settings/money-within.ts';
import { inCategoryTrees } from '../categories/category.sql.ts';
import type { ProductFilter, SpecFilterInput } from './product-list.inputs.ts';
import type { Availability } from './stock.ts';

const availabilityConditions: Record<Availability, Sql> = {
  IN_STOCK: sql`t.stock_on_hand > t.low_stock_threshold`,
  LOW_STOCK: sql`t.stock_on_hand > 0 and t.stock_on_hand <= t.low_stock_threshold`,
  OUT_OF_STOCK: sql`t.stock_on_hand <= 0`,
};

/** The conditions of a filter on the product table `t`. Its `search` is not among them, because it is a join. */
export async function productConditions(ctx: Context, filter: ProductFilter): Promise<(Sql | undefined)[]> {
  const { deleted, ids, categoryId, categoryIds, withoutCategory, supplierId, supplierIds } = filter;
  const { rentable, availability, status, createdAt, createdOn, updatedAt, specs } = filter;
  return [
    deletedOnly(deleted),
    isIn('t.id', ids),
    categoryId == null ? undefined : sql`t.category_id in (${inCategoryTrees([categoryId])})`,
    categoryIds == null ? undefined : sql`t.category_id in (${inCategoryTrees(categoryIds)})`,
    withoutCategory == null ? undefined : rawSql(`t.category_id is ${withoutCategory ? '' : 'not '}null`),
    equals('t.supplier_id', supplierId),
    isIn('t.supplier_id', supplierIds),
    rentable == null ? undefined : rawSql(`t.rental_monthly_rate_minor is ${rentable ? 'not ' : ''}null`),
    hasAvailability(availability),
    isIn('t.status', status),
    within('t.created_at', createdAt),
    await onDays(ctx, 't.created_at', createdOn, 'createdOn'),
    within('t.updated_at', updatedAt),
    ...(specs ?? []).map(spec => specCondition(ctx, spec)),
    ...(await moneyWithin(ctx, 't.price_minor', filter.price, ['filter', 'price'])),
  ];
}

function hasAvailability(wanted: readonly Availability[] | null | undefined): Sql | undefined {
  if (wanted == null) return undefined;
  const conditions = [...new Set(wanted)].map(one => sql`(${availabilityConditions[one]})`);
  return conditions.length === 0 ? rawSql('1 = 0') : sql`(${joinSql(conditions, ' or ')})`;
}

function specCondition(ctx: Context, { path, equals: value }: SpecFilterInput): Sql {
  const jsonPath = `$${path
    .split('.')
    .map(name => `."${name}"`)
    .join('')}`;
  return ctx.database.db.dialect.jsonEquals(rawSql('t.specs'), jsonPath, value);
}
