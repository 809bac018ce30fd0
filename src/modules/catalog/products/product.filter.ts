import type { Context } from '../../../platform/context/context.ts';
import { deletedOnly, equals, isIn, within } from '../../../platform/database/conditions.ts';
import type { List } from '../../../platform/database/page.ts';
import { rawSql } from '../../../platform/database/sql.ts';
import { onDays } from '../../../platform/graphql/on-days.ts';
import { moneyWithin } from '../../settings/money-within.ts';
import { knownSettings } from '../../settings/settings.queries.ts';
import { inCategoryTrees } from '../categories/category-trees.ts';
import type { Product } from './product.entity.ts';
import type { ProductFilter } from './product-list.inputs.ts';
import { withSpecs } from './specs/with-specs.ts';

/** The conditions of a filter on the product table `t`. Its `search` is not among them, because it is a join. */
export async function productConditions(
  ctx: Context,
  filter: ProductFilter,
): Promise<Required<Pick<List<Product>, 'where' | 'choices'>>> {
  const { deleted, ids, categoryId, categoryIds, withoutCategory, supplierId, supplierIds } = filter;
  const { rentable, availability, status, createdAt, createdOn, updatedAt, specs } = filter;
  const trees = await Promise.all(
    [categoryId == null ? null : [categoryId], categoryIds]
      .filter(ids => ids != null)
      .map(ids => inCategoryTrees(ctx, ids)),
  );
  // The currency is a choice, because indexes have it before the price.
  const [currency, ...price] = await moneyWithin(ctx, 't.price_minor', filter.price, ['filter', 'price']);
  const where = [
    deletedOnly(deleted),
    isIn('t.id', ids),
    ...trees.flatMap(tree => tree.where),
    withoutCategory == null ? undefined : rawSql(`t.category_id is ${withoutCategory ? '' : 'not '}null`),
    equals('t.supplier_id', supplierId),
    isIn('t.supplier_id', supplierIds),
    within('t.created_at', createdAt),
    await onDays(ctx, 't.created_at', createdOn, 'createdOn'),
    within('t.updated_at', updatedAt),
    ...(await withSpecs(ctx, specs)),
    ...price,
  ];
  return {
    where,
    choices: [
      ...trees.flatMap(tree => tree.choices),
      { property: 'currencyCode', values: currency && [(await knownSettings(ctx)).currencyCode] },
      { property: 'availability', values: availability },
      { property: 'isRentable', values: rentable == null ? undefined : [rentable] },
      { property: 'status', values: status },
    ],
  };
}
