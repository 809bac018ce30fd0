import type { Context } from '../../../../platform/context/context.ts';
import type { Row } from '../../../../platform/database/rows.ts';
import { codeProblem } from '../../../../platform/files/import/code-column.ts';
import { flag, integer, json, optional, text } from '../../../../platform/files/import/columns.ts';
import { decimal } from '../../../../platform/files/import/decimal-column.ts';
import { defineImport, type FileImport } from '../../../../platform/files/import/define-import.ts';
import { References } from '../../../../platform/files/import/references.ts';
import { writeRows } from '../../../../platform/files/import/write-rows.ts';
import { textProblem } from '../../../../platform/graphql/validation.ts';
import { emit } from '../../../../platform/jobs/emit.ts';
import { readSettings } from '../../../settings/settings.queries.ts';
import { TaxClass } from '../../../tax/classes/tax-class.entity.ts';
import { productsMoved } from '../../catalog.events.ts';
import { Category } from '../../categories/category.entity.ts';
import { Supplier } from '../../suppliers/supplier.entity.ts';
import { Product, type Specs } from '../product.entity.ts';
import { maxWeightGrams, skuDescription, skuPattern, specsProblem } from '../product.rules.ts';
import { recordSpecs } from '../specs/record-specs.ts';
import { amountsOf } from './amounts.ts';
import { type ExistingProduct, lockExisting } from './existing-products.ts';
import { images } from './images-column.ts';
import { type ImportedStockLevel, StockColumn } from './stock-column.ts';

const maxStock = 1_000_000_000;

const layout = {
  file: 'products.csv',
  kind: 'PRODUCTS',
  permissions: ['CATALOG_MANAGE'],
  columnPermissions: { stockOnHand: 'INVENTORY_MANAGE' },
  after: ['categories.csv', 'suppliers.csv'],
  columns: {
    sku: text(value => (skuPattern.test(value) ? undefined : `must be ${skuDescription}.`)),
    name: text(value => textProblem(value, { max: 200 })),
    description: text(value => textProblem(value, { min: 0, max: 10_000, multiline: true })),
    categoryCode: optional(text(codeProblem)),
    supplierCode: optional(text(codeProblem)),
    price: decimal(text(() => undefined)),
    rentalMonthlyRate: optional(decimal(text(() => undefined))),
    rentalMinimumMonths: optional(integer(1, 120)),
    rentalDeposit: optional(decimal(text(() => undefined))),
    stockOnHand: integer(0, maxStock),
    lowStockThreshold: optional(integer(0, 1_000_000)),
    discontinued: flag,
    specs: optional(json<Specs>(specsProblem)),
    images,
    taxClassCode: optional(text(codeProblem)),
    weightGrams: optional(integer(1, maxWeightGrams)),
  },
  key: ['sku'],
  neededByNew: ['name', 'price'],
} as const;

/**
 * The import of products. The file also sets the stock of new ones, and every change of stock must be written to the
 * ledger. The ledger belongs to the inventory, a module of higher rank, which this one cannot import. So the inventory
 * registers this import in its manifest, and passes the function that writes to the ledger.
 * @param recordStockLevels writes the changed levels to the ledger; called for each batch, in its transaction
 */
export function productsImport(
  recordStockLevels: (ctx: Context, levels: readonly ImportedStockLevel[]) => Promise<void>,
): FileImport {
  return defineImport(layout, async (ctx, run) => {
    const settings = await readSettings(ctx);
    const categories = new References(Category, 'category');
    const suppliers = new References(Supplier, 'supplier');
    const taxClasses = new References(TaxClass, 'tax class');
    const stock = new StockColumn(run.setStock);
    /** What a new product has where the file has no column. */
    const defaults = {
      description: '',
      category: null,
      supplier: null,
      currencyCode: settings.currencyCode,
      rentalMonthlyRateMinor: null,
      rentalMinimumMonths: null,
      rentalDepositMinor: null,
      specs: {},
      images: [],
      stockOnHand: 0,
      lowStockThreshold: settings.lowStockThreshold,
      status: 'ACTIVE' as const,
      taxClass: null,
      weightGrams: null,
    };
    return {
      async apply(rows) {
        const categoryOf = await categories.find(
          ctx,
          rows.map(row => row.values.categoryCode),
        );
        const supplierOf = await suppliers.find(
          ctx,
          rows.map(row => row.values.supplierCode),
        );
        const taxClassOf = await taxClasses.find(
          ctx,
          rows.map(row => row.values.taxClassCode),
        );
        const existing = await lockExisting(
          ctx,
          rows.map(row => row.values.sku),
        );
        const wanted = rows.flatMap(({ line, values }) => {
          const old = existing.get(values.sku.toLowerCase());
          const amounts = amountsOf(values, old, settings.currencyCode);
          const category = categoryOf(values.categoryCode);
          const supplier = supplierOf(values.supplierCode);
          const taxClass = taxClassOf(values.taxClassCode);
          if ('problems' in amounts || 'reason' in category || 'reason' in supplier || 'reason' in taxClass) {
            for (const { column, reason } of 'problems' in amounts ? amounts.problems : [])
              run.reject(line, column, reason);
            if ('reason' in category) run.reject(line, 'categoryCode', category.reason);
            if ('reason' in supplier) run.reject(line, 'supplierCode', supplier.reason);
            if ('reason' in taxClass) run.reject(line, 'taxClassCode', taxClass.reason);
            return [];
          }
          const { sku, name, description, images, lowStockThreshold, specs, discontinued, weightGrams } =
            values;
          const product = {
            sku,
            name,
            description,
            category: category.value,
            supplier: supplier.value,
            ...amounts,
            specs: specs === null ? {} : specs,
            images,
            stockOnHand: stock.levelFor(values.stockOnHand, old),
            lowStockThreshold: lowStockThreshold === null ? settings.lowStockThreshold : lowStockThreshold,
            status: statusOf(discontinued),
            taxClass: taxClass.value,
            weightGrams,
          };
          return { line, values: product };
        });
        const written = await writeRows(ctx, run, Product, 'sku', wanted, defaults);
        emitMoves(ctx, written, existing);
        await recordSpecs(ctx, written);
        await recordStockLevels(ctx, stock.changesOf(written, existing));
      },
      notes: () => stock.notes(),
    };
  });
}

/** Each takes its sums along, which is work in one transaction. */
const movesPerJob = 50;

function emitMoves(
  ctx: Context,
  written: readonly Row<Product>[],
  existing: ReadonlyMap<string, ExistingProduct>,
): void {
  const moved = written.filter(({ sku, category }) => {
    const old = existing.get(sku.toLowerCase());
    return old && old.category !== category;
  });
  for (let start = 0; start < moved.length; start += movesPerJob) {
    const productIds = moved.slice(start, start + movesPerJob).map(({ id }) => id);
    emit(ctx, productsMoved, { productIds });
  }
}

function statusOf(discontinued: boolean | undefined) {
  if (discontinued === undefined) return undefined;
  return discontinued ? ('ARCHIVED' as const) : ('ACTIVE' as const);
}
