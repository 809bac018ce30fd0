import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../platform/context/context.ts';
import { loadById } from '../../../platform/database/load.ts';
import type { List, PageRequest } from '../../../platform/database/page.ts';
import { type Row, selectRows } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import {
  type ConnectionData,
  connectionPaths,
  readChildConnection,
} from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import { readSearchConnection } from '../../../platform/search/search-connection.ts';
import { type ListSearch, withFewHits } from '../../../platform/search/searched-list.ts';
import { Product } from './product.entity.ts';
import type { ProductsArgs } from './product-list.inputs.ts';
import { productList } from './product-list.ts';

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
  const { request, search } = await pageRequest(ctx, args, info);
  return readSearchConnection(ctx, info, 'catalog.products', request, search);
}

/** The products of a parent, by these conditions. Those of many parents are read in one statement. */
export async function listProductsOf(
  ctx: Context,
  { where, choices = [] }: Pick<List<Product>, 'where' | 'choices'>,
  args: ProductsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<ProductRow>> {
  const { request: searched, search } = await pageRequest(ctx, args, info);
  const request = await withFewHits(ctx, searched, search);
  return readChildConnection(ctx, info, 'catalog.productsOf', {
    ...request,
    isShort: true,
    where: [...where, ...request.where],
    choices: [...choices, ...(request.choices ?? [])],
  });
}

async function pageRequest(
  ctx: Context,
  args: ProductsArgs,
  info: GraphQLResolveInfo,
): Promise<{ request: PageRequest<Product>; search: ListSearch | undefined }> {
  const selection = selectionBelow(ctx, info, Product, connectionPaths);
  const { list, search } = await productList(ctx, args);
  return { request: { ...list, selection, args }, search };
}
