import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { moneyColumn } from '../../../platform/files/columns.ts';
import { defineExport } from '../../../platform/files/define-export.ts';
import { afterId, batchLimit, keysetBatches } from '../../../platform/files/keyset.ts';
import type { ProductStatus } from '../products/product.entity.ts';

interface ProductLine {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly category: string | null;
  readonly supplier: string | null;
  readonly priceMinor: number;
  readonly currencyCode: string;
  readonly rentMinor: number | null;
  readonly onHand: number;
  readonly threshold: number;
  readonly status: ProductStatus;
  readonly createdAt: string | number;
}

export const productsExport = defineExport<ProductLine & { readonly created: Date }>({
  report: 'PRODUCTS',
  title: 'Products',
  description: 'All products.',
  permissions: ['CATALOG_MANAGE'],
  range: 'NONE',
  columns: () => [
    { header: 'SKU', kind: 'TEXT', value: row => row.sku },
    { header: 'Name', kind: 'TEXT', value: row => row.name },
    { header: 'Category', kind: 'TEXT', value: row => row.category },
    { header: 'Supplier', kind: 'TEXT', value: row => row.supplier },
    moneyColumn('Price', row => row.priceMinor),
    moneyColumn('Monthly rent', row => row.rentMinor),
    { header: 'Currency', kind: 'TEXT', value: row => row.currencyCode },
    { header: 'On hand', kind: 'INTEGER', value: row => row.onHand },
    { header: 'Low at', kind: 'INTEGER', value: row => row.threshold },
    { header: 'Status', kind: 'TEXT', value: row => row.status },
    { header: 'Created', kind: 'DATETIME', value: row => row.created },
  ],
  async count(ctx) {
    const [row] = await query<{ total: number }>(
      ctx,
      sql`/* exports.products, count */ select count(*) as total from product as t where t.deleted_at is null`,
    );
    return Number(row!.total);
  },
  rows: ctx => keysetBatches(last => readProducts(ctx, last)),
});

async function readProducts(ctx: Context, last: { readonly id: string } | null) {
  const rows = await query<ProductLine>(
    ctx,
    sql`/* exports.products */ select t.id, t.sku, t.name, c.name as category, s.name as supplier,
        t.price_minor as priceMinor, t.currency_code as currencyCode, t.rental_monthly_rate_minor as rentMinor,
        t.stock_on_hand as onHand, t.low_stock_threshold as threshold, t.status, t.created_at as createdAt
      from product as t
      left join category as c on c.id = t.category_id and c.deleted_at is null
      left join supplier as s on s.id = t.supplier_id and s.deleted_at is null
      where t.deleted_at is null and ${afterId(last)} order by t.id ${batchLimit}`,
  );
  const { readDate } = ctx.database.db.dialect;
  return rows.map(row => ({ ...row, created: readDate(row.createdAt) }));
}
