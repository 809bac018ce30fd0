import type { Context } from '../../../platform/context/context.ts';
import { query, type Row } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { codeProblem, idsByCode } from '../../../platform/files/import/code-column.ts';
import { flag, integer, json, optional, type Parsed, text } from '../../../platform/files/import/columns.ts';
import { defineImport, type FileImport } from '../../../platform/files/import/define-import.ts';
import { writeChanges } from '../../../platform/files/import/write-changes.ts';
import { textProblem } from '../../../platform/graphql/validation.ts';
import { toMinor } from '../../../platform/lib/money.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { Category } from '../categories/category.entity.ts';
import { indexForSearch, productDocument } from '../search/index-for-search.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { Product, type Specs } from './product.entity.ts';
import { skuDescription, skuPattern, specsProblem } from './product.rules.ts';

/** The values of a new product that the file does not contain. */
const newProductDefaults = {
  images: [],
  rentalMonthlyRateMinor: null,
  rentalMinimumMonths: null,
  rentalDepositMinor: null,
};

const maxStock = 1_000_000_000;

/** A product whose stock level the file has changed. */
export interface ImportedStockLevel {
  readonly productId: string;
  readonly before: number;
  readonly onHand: number;
  readonly lowStockThreshold: number;
}

const layout = {
  file: 'products.csv',
  after: ['categories.csv', 'suppliers.csv'],
  columns: {
    sku: text(value => (skuPattern.test(value) ? undefined : `must be ${skuDescription}.`)),
    name: text(value => textProblem(value, { max: 200 })),
    description: text(value => textProblem(value, { min: 0, max: 10_000, multiline: true })),
    categoryCode: optional(text(codeProblem)),
    supplierCode: optional(text(codeProblem)),
    price: text(() => undefined),
    stockOnHand: integer(0, maxStock),
    lowStockThreshold: optional(integer(0, 1_000_000)),
    discontinued: flag,
    specs: optional(json<Specs>(specsProblem)),
  },
  key: ['sku'],
} as const;

/**
 * The import of products. The file also sets their stock, and every change of stock must be written to the ledger. The
 * ledger belongs to the inventory, a module of higher rank, which this one cannot import. So the inventory registers
 * this import in its manifest, and passes the function that writes to the ledger.
 * @param recordStockLevels writes the changed levels to the ledger; called for each batch, in its transaction
 */
export function productsImport(
  recordStockLevels: (ctx: Context, levels: readonly ImportedStockLevel[]) => Promise<void>,
): FileImport {
  return defineImport(layout, async (ctx, changes, reject) => {
    const { currencyCode, lowStockThreshold } = await readSettings(ctx);
    const categories = await idsByCode(ctx, Category);
    const suppliers = await idsByCode(ctx, Supplier);
    return {
      async apply(rows) {
        const wanted = rows.flatMap(({ line, values }) => {
          const price = minorUnits(values.price, currencyCode);
          const category = findByCode(categories, values.categoryCode, 'category');
          const supplier = findByCode(suppliers, values.supplierCode, 'supplier');
          if ('reason' in price || 'reason' in category || 'reason' in supplier) {
            const columns = { price, categoryCode: category, supplierCode: supplier };
            for (const [column, parsed] of Object.entries(columns)) {
              if ('reason' in parsed) reject(line, column, parsed.reason);
            }
            return [];
          }
          return {
            sku: values.sku,
            name: values.name,
            description: values.description,
            category: category.value,
            supplier: supplier.value,
            priceMinor: price.value,
            currencyCode,
            specs: values.specs ?? {},
            stockOnHand: values.stockOnHand,
            lowStockThreshold: values.lowStockThreshold ?? lowStockThreshold,
            status: values.discontinued ? ('ARCHIVED' as const) : ('ACTIVE' as const),
          };
        });
        const before = await lockLevels(
          ctx,
          wanted.map(({ sku }) => sku),
        );
        const written = await writeChanges(ctx, Product, 'sku', wanted, newProductDefaults, changes);
        await indexForSearch(ctx, written.map(productDocument));
        const levels = written.map(row => levelOf(row, before.get(row.id) ?? 0));
        await recordStockLevels(
          ctx,
          levels.filter(level => level.onHand !== level.before),
        );
      },
    };
  });
}

/** The units on hand of products, deleted ones too. The lock makes a concurrent sale see what the file sets. */
async function lockLevels(ctx: Context, skus: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { forUpdate } = ctx.database.db.dialect;
  const rows = await query<{ id: string; onHand: number }>(
    ctx,
    sql`/* catalog.lockLevels */ select id, stock_on_hand as onHand from product where sku in (${listSql(skus)})${forUpdate}`,
  );
  return new Map(rows.map(({ id, onHand }) => [id, onHand]));
}

function levelOf(row: Row<Product>, before: number): ImportedStockLevel {
  const { id: productId, stockOnHand: onHand, lowStockThreshold } = row;
  return { productId, before, onHand, lowStockThreshold };
}

function minorUnits(amount: string, currencyCode: string): Parsed<number> {
  try {
    return { value: toMinor(amount, currencyCode, ['price']) };
  } catch (error) {
    if (error instanceof UserError) return { reason: error.message.replace('"price" ', '') };
    throw error;
  }
}

function findByCode(
  ids: ReadonlyMap<string, string>,
  code: string | null,
  what: string,
): Parsed<string | null> {
  if (code === null) return { value: null };
  const id = ids.get(code.toLowerCase());
  return id === undefined ? { reason: `There is no ${what} with the code "${code}".` } : { value: id };
}
