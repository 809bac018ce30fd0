import type { Context } from '../../../platform/context/context.ts';
import type { Changes } from '../../../platform/files/import/import-run.ts';
import { writeChanges } from '../../../platform/files/import/write-changes.ts';
import { toMinor } from '../../../platform/lib/money.ts';
import { slugOf } from '../../../platform/lib/slug.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { Category } from '../categories/category.entity.ts';
import { Product } from '../products/product.entity.ts';
import { recordSpecs } from '../products/specs/record-specs.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { demoCategories } from './demo-categories.ts';
import { type DemoProduct, demoProducts } from './demo-products.ts';
import { demoSuppliers } from './demo-suppliers.ts';

type Counts = { categories: number; suppliers: number; products: number };

/** Creates the catalog of a made-up electronics store, to explore the API with. */
export async function createDemoCatalog(ctx: Context): Promise<Counts> {
  const { currencyCode, lowStockThreshold } = await readSettings(ctx);
  const changes: Changes = { created: 0, updated: 0, unchanged: 0 };

  const roots = await writeChanges(
    ctx,
    Category,
    'code',
    demoCategories.map(category => categoryFields(category, null)),
    {},
    changes,
  );
  const rootIds = new Map(roots.map(root => [root.name, root.id]));
  const below = demoCategories.flatMap(root =>
    root.below.map(category => categoryFields(category, rootIds.get(root.name)!)),
  );
  const categories = [...roots, ...(await writeChanges(ctx, Category, 'code', below, {}, changes))];

  const suppliers = await writeChanges(ctx, Supplier, 'code', demoSuppliers, {}, changes);

  const categoryIds = new Map(categories.map(category => [category.slug, category.id]));
  const supplierIds = new Map(suppliers.map(supplier => [supplier.code, supplier.id]));
  const rows = demoProducts.map(product => ({
    ...productFields(product, currencyCode),
    category: categoryIds.get(product[2])!,
    supplier: supplierIds.get(product[3])!,
    lowStockThreshold,
  }));
  const products = await writeChanges(ctx, Product, 'sku', rows, {}, changes);
  await recordSpecs(ctx, products);
  return { categories: categories.length, suppliers: suppliers.length, products: products.length };
}

function categoryFields({ name, description }: { name: string; description: string }, parent: string | null) {
  const slug = slugOf(name, 64);
  return { code: slug, name, slug, description, parent };
}

function productFields(
  [sku, name, , , price, stockOnHand, description, specs, rental]: DemoProduct,
  currencyCode: string,
) {
  const minor = (amount: string | undefined) =>
    amount === undefined ? null : toMinor(amount, currencyCode, ['demo']);
  return {
    sku,
    name,
    description,
    priceMinor: minor(price)!,
    currencyCode,
    specs,
    images: [
      `https://placehold.co/800x600?text=${encodeURIComponent(name)}`,
      `https://placehold.co/800x600?text=${encodeURIComponent(sku)}`,
    ],
    stockOnHand,
    status: 'ACTIVE' as const,
    rentalMonthlyRateMinor: minor(rental?.[0]),
    rentalMinimumMonths: rental?.[1] ?? null,
    rentalDepositMinor: minor(rental?.[2]),
  };
}
