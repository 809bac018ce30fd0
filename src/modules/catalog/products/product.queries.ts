import type { GraphQLResolveInfo } from 'graphql';
import { requirePermission } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { loadById } from '../../../platform/database/load.ts';
import { type PageRequest, type Sort, sortBy } from '../../../platform/database/page.ts';
import { columnOf, type Row, selectRows, tableOf } from '../../../platform/database/rows.ts';
import { rawSql, type Sql, sql } from '../../../platform/database/sql.ts';
import {
  type ConnectionData,
  connectionPaths,
  readChildConnection,
  readConnection,
} from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { hasEnd } from '../../settings/money-within.ts';
import { byRelevance, joinHits } from '../search/search.sql.ts';
import { Product } from './product.entity.ts';
import { productConditions } from './product.filter.ts';
import type { ProductFilter, ProductSortField, ProductsArgs } from './product-list.inputs.ts';

export type ProductRow = Row<Product>;

export function productById(ctx: Context, id: string, info: GraphQLResolveInfo): Promise<ProductRow | null> {
  checkId(id, 'product');
  return loadById(ctx, Product, id, selectionBelow(ctx, info, Product));
}

export async function productBySku(
  ctx: Context,
  sku: string,
  info: GraphQLResolveInfo,
): Promise<ProductRow | null> {
  const selection = selectionBelow(ctx, info, Product);
  const statement = sql`${rawSql(`/* catalog.productBySku */ select ${selection.text} from \`product\` as t${selection.joins} where`)} t.sku = ${sku} and t.deleted_at is null`;
  const [product] = await selectRows<Product>(ctx, selection, statement);
  return product ?? null;
}

export async function listProducts(
  ctx: Context,
  args: ProductsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<ProductRow>> {
  if (args.filter?.deleted) requirePermission(ctx, 'CATALOG_MANAGE');
  const request = await pageRequest(ctx, args, info);
  return readConnection(ctx, info, 'catalog.products', request);
}

/** The products of a parent, by this condition. Those of many parents are read in one statement. */
export async function listProductsOf(
  ctx: Context,
  condition: Sql,
  args: ProductsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<ProductRow>> {
  if (args.filter?.deleted) requirePermission(ctx, 'CATALOG_MANAGE');
  const request = await pageRequest(ctx, args, info);
  return readChildConnection(ctx, info, 'catalog.productsOf', {
    from: sql`product as t${ctx.database.db.dialect.sorted}`,
    ...request,
    where: [condition, ...request.where],
  });
}

async function pageRequest(
  ctx: Context,
  args: ProductsArgs,
  info: GraphQLResolveInfo,
): Promise<PageRequest<Product>> {
  const search = args.filter?.search?.trim() || undefined;
  return {
    entity: Product,
    selection: selectionBelow(ctx, info, Product, connectionPaths),
    where: await productConditions(ctx, args.filter ?? {}),
    sort: chosenSort(ctx, args, search),
    args,
    ...(search && { from: joinHits(ctx, tableOf(ctx.database.db, Product), search, 'Product') }),
  };
}

const sortProperties: Record<Exclude<ProductSortField, 'RELEVANCE' | 'PRICE'>, keyof ProductRow> = {
  NAME: 'name',
  CREATED_AT: 'createdAt',
  UPDATED_AT: 'updatedAt',
  STOCK: 'stockOnHand',
  SKU: 'sku',
};

function chosenSort(ctx: Context, { filter, sort }: ProductsArgs, search: string | undefined): Sort {
  const field = sort?.field ?? (search ? 'RELEVANCE' : 'NAME');
  const descending = sort?.direction === 'DESC';
  if (field === 'PRICE') return byPrice(ctx, filter ?? {}, descending);
  if (field !== 'RELEVANCE') return sortBy(ctx, Product, sortProperties[field], descending);
  if (!search)
    throw new UserError('INVALID_INPUT', 'Sorting by RELEVANCE needs "filter.search".', {
      path: ['sort', 'field'],
    });
  return { ...byRelevance('s'), descending, name: descending ? 'relevance desc' : 'relevance' };
}

/** By currency first, since amounts in different currencies do not compare. One index serves both keys. */
function byPrice(ctx: Context, filter: ProductFilter, descending: boolean): Sort {
  // A price filter leaves one currency. With that in the sort, MariaDB would not read the rows in the index's order.
  const properties = hasEnd(filter.price) ? ['priceMinor'] : ['currencyCode', 'priceMinor'];
  const keys = properties.map(property => {
    return { sql: columnOf(ctx.database.db, Product, property), property };
  });
  return { name: `Product.${properties.join()}${descending ? ' desc' : ''}`, keys, descending };
}
