import { joinedRow } from '../../../platform/database/rows.ts';
import { moneyColumn } from '../../../platform/files/columns.ts';
import { defineListExport } from '../../../platform/files/define-list-export.ts';
import { withAllHits } from '../../../platform/search/searched-list.ts';
import { Product } from '../products/product.entity.ts';
import type { ProductsArgs } from '../products/product-list.inputs.ts';
import { productList } from '../products/product-list.ts';

export const productsExport = defineListExport<Product>({
  report: 'PRODUCTS',
  title: 'Products',
  description: 'Products, one row each.',
  permissions: ['CATALOG_MANAGE'],
  of: {
    list: 'products',
    entity: Product,
    rowsOf: async (ctx, choices: ProductsArgs) => withAllHits(ctx, await productList(ctx, choices)),
    createdAt: 'createdAt',
  },
  properties: [
    'sku',
    'name',
    'priceMinor',
    'rentalMonthlyRateMinor',
    'currencyCode',
    'stockOnHand',
    'lowStockThreshold',
    'weightGrams',
    'status',
    'createdAt',
  ],
  joined: { category: ['name'], supplier: ['name'], taxClass: ['code'] },
  columns: () => [
    { header: 'SKU', kind: 'TEXT', value: row => row.sku },
    { header: 'Name', kind: 'TEXT', value: row => row.name },
    { header: 'Category', kind: 'TEXT', value: row => joinedRow(row, 'category')?.name ?? null },
    { header: 'Supplier', kind: 'TEXT', value: row => joinedRow(row, 'supplier')?.name ?? null },
    { header: 'Tax class', kind: 'TEXT', value: row => joinedRow(row, 'taxClass')?.code ?? null },
    moneyColumn('Price', row => row.priceMinor),
    moneyColumn('Monthly rent', row => row.rentalMonthlyRateMinor),
    { header: 'Currency', kind: 'TEXT', value: row => row.currencyCode },
    { header: 'On hand', kind: 'INTEGER', value: row => row.stockOnHand },
    { header: 'Low at', kind: 'INTEGER', value: row => row.lowStockThreshold },
    { header: 'Weight in grams', kind: 'INTEGER', value: row => row.weightGrams },
    { header: 'Status', kind: 'TEXT', value: row => row.status },
    { header: 'Created', kind: 'DATETIME', value: row => row.createdAt },
  ],
});
