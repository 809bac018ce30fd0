import type { Context } from '../../../../platform/context/context.ts';
import { bulkInsert } from '../../../../platform/database/bulk.ts';
import { query } from '../../../../platform/database/rows.ts';
import { listSql, sql } from '../../../../platform/database/sql.ts';
import type { Product } from '../product.entity.ts';
import { ProductSpec } from './product-spec.entity.ts';
import { specKeysOf } from './spec-keys.ts';

const rowsAtOnce = 5_000;

/** Records what these products are found by, in the same transaction as the change of their specs. */
export async function recordSpecs(
  ctx: Context,
  products: readonly Pick<Product, 'id' | 'specs'>[],
): Promise<void> {
  if (products.length === 0) return;
  const ids = products.map(({ id }) => id);
  await query(
    ctx,
    sql`/* catalog.deleteSpecs */ delete from product_spec where product_id in (${listSql(ids)})`,
  );
  const rows = products.flatMap(({ id, specs }) =>
    specKeysOf(specs).map(keys => ({ ...keys, productId: id })),
  );
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await bulkInsert(ctx, ProductSpec, rows.slice(start, start + rowsAtOnce));
}
