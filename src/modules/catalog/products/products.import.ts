import { textComplaint } from '../../../graphql/validation.ts';
import { codeComplaint, idsByCode } from '../../../import/code-column.ts';
import { flag, integer, json, optional, type Parsed, text } from '../../../import/columns.ts';
import { defineImport } from '../../../import/define-import.ts';
import { writeChanges } from '../../../import/write-changes.ts';
import { toMinor } from '../../../lib/money.ts';
import { UserError } from '../../../lib/user-error.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { Category } from '../categories/category.entity.ts';
import { indexForSearch, productDocument } from '../search/index-for-search.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { Product, type Specs } from './product.entity.ts';
import { skuDescription, skuPattern, specsComplaint } from './product.rules.ts';

/** What a product has that no file says. */
export const newProduct = {
  images: [],
  rentalMonthlyRateMinor: null,
  rentalMinimumMonths: null,
  rentalDepositMinor: null,
};

const maxStock = 1_000_000_000;

export const productsImport = defineImport(
  {
    file: 'products.csv',
    columns: {
      sku: text(value => (skuPattern.test(value) ? undefined : `must be ${skuDescription}.`)),
      name: text(value => textComplaint(value, { max: 200 })),
      description: text(value => textComplaint(value, { min: 0, max: 10_000, multiline: true })),
      categoryCode: optional(text(codeComplaint)),
      supplierCode: optional(text(codeComplaint)),
      price: text(() => undefined),
      stockOnHand: integer(0, maxStock),
      lowStockThreshold: optional(integer(0, 1_000_000)),
      discontinued: flag,
      specs: optional(json<Specs>(specsComplaint)),
    },
    key: ['sku'],
  },
  async (ctx, changes, reject) => {
    const { currencyCode, lowStockThreshold } = await readSettings(ctx);
    const categories = await idsByCode(ctx, Category);
    const suppliers = await idsByCode(ctx, Supplier);
    return {
      async apply(rows) {
        const wanted = rows.flatMap(({ line, values }) => {
          const price = minorUnits(values.price, currencyCode);
          const category = lookedUp(categories, values.categoryCode, 'category');
          const supplier = lookedUp(suppliers, values.supplierCode, 'supplier');
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
        const written = await writeChanges(ctx, Product, 'sku', wanted, newProduct, changes);
        await indexForSearch(ctx, written.map(productDocument));
      },
    };
  },
);

function minorUnits(amount: string, currencyCode: string): Parsed<number> {
  try {
    return { value: toMinor(amount, currencyCode, ['price']) };
  } catch (error) {
    if (error instanceof UserError) return { reason: error.message.replace('"price" ', '') };
    throw error;
  }
}

function lookedUp(
  ids: ReadonlyMap<string, string>,
  code: string | null,
  what: string,
): Parsed<string | null> {
  if (code === null) return { value: null };
  const id = ids.get(code.toLowerCase());
  return id === undefined ? { reason: `There is no ${what} with the code "${code}".` } : { value: id };
}
