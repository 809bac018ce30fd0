import type { Context } from '../../platform/context/context.ts';
import { type Row, selectionOf, selectRows } from '../../platform/database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../../platform/database/sql.ts';
import { Product } from '../catalog/products/product.entity.ts';

/** What selling and moving a product needs to know of it. */
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
] as const;

/**
 * Products as they are at this moment, locked until the end of the transaction, deleted ones too. Always in the order
 * of their ids, so that two transactions that want the same products never wait for each other crosswise.
 */
export function lockProducts(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LockedProduct>> {
  return select(ctx, ids, ctx.database.db.dialect.forUpdate);
}

/** The same without any lock, to look only. */
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
