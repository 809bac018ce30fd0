import type { Context } from '../../platform/context/context.ts';
import { type Row, selectionOf, selectRows } from '../../platform/database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../../platform/database/sql.ts';
import { Product } from '../catalog/products/product.entity.ts';

/** The columns of a product that selling it and moving its stock need. */
export type LockedProduct = Pick<
  Row<Product>,
  | 'id'
  | 'sku'
  | 'name'
  | 'priceMinor'
  | 'currencyCode'
  | 'status'
  | 'stockOnHand'
  | 'lowStockThreshold'
  | 'deletedAt'
  | 'taxClass'
  | 'weightGrams'
>;

const columns = [
  'sku',
  'name',
  'priceMinor',
  'currencyCode',
  'status',
  'stockOnHand',
  'lowStockThreshold',
  'deletedAt',
  'taxClass',
  'weightGrams',
] as const;

/**
 * The latest state of products, deleted ones too, locked until the end of the transaction. They are always locked in
 * the order of their ids, so that two transactions that need the same products never deadlock.
 */
export function lockProducts(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LockedProduct>> {
  return select(ctx, ids, ctx.database.db.dialect.forUpdate);
}

/** The same without a lock, for reading only. */
export function readProducts(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LockedProduct>> {
  return select(ctx, ids, rawSql(''));
}

async function select(
  ctx: Context,
  ids: readonly string[],
  lock: Sql,
): Promise<ReadonlyMap<string, LockedProduct>> {
  const selection = selectionOf(ctx.database.db, Product, columns);
  const wanted = [...new Set(ids)].sort();
  const statement = sql`${rawSql(`/* inventory.products */ select ${selection.text} from product as t where t.id in (`)}${listSql(wanted)}) order by t.id${lock}`;
  const rows = await selectRows<Product>(ctx, selection, statement);
  return new Map(rows.map(row => [row.id, row]));
}
