import type { Context } from '../../../../platform/context/context.ts';
import { type Row, selectionOf, selectRows } from '../../../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../../../platform/database/sql.ts';
import { Product } from '../product.entity.ts';

const columns = [
  'sku',
  'category',
  'stockOnHand',
  'currencyCode',
  'rentalMonthlyRateMinor',
  'rentalMinimumMonths',
  'rentalDepositMinor',
] as const;

/** What the import must know of a product that exists. */
export type ExistingProduct = Pick<Row<Product>, 'id' | (typeof columns)[number]>;

/**
 * The products of a batch, deleted ones too, by their SKU in lower case. The lock makes a concurrent sale see what the file
 * sets.
 */
export async function lockExisting(
  ctx: Context,
  skus: readonly string[],
): Promise<ReadonlyMap<string, ExistingProduct>> {
  const { db } = ctx.database;
  const selection = selectionOf(db, Product, columns);
  const from = rawSql(
    `/* catalog.lockExisting */ select ${selection.text} from product as t where t.sku in (`,
  );
  const rows: ExistingProduct[] = await selectRows<Product>(
    ctx,
    selection,
    sql`${from}${listSql(skus)})${db.dialect.forUpdate}`,
  );
  return new Map(rows.map(row => [row.sku.toLowerCase(), row]));
}
