import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { create } from '../../../platform/database/create.ts';
import { flushUnique } from '../../../platform/database/saving.ts';
import { audit } from '../../audit/audit.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { Product } from './product.entity.ts';
import type { CreateProductInput } from './product.inputs.ts';
import { productFields, skuTaken } from './product-fields.ts';
import { recordSpecs } from './specs/record-specs.ts';

/** @throws UserError INVALID_INPUT, NOT_FOUND (category, supplier), SKU_TAKEN */
export async function createProduct(ctx: Context, input: CreateProductInput): Promise<{ productId: string }> {
  return inTransaction(ctx, async ctx => {
    const { currencyCode, lowStockThreshold } = await readSettings(ctx);
    const product = create(ctx, Product, {
      currencyCode,
      lowStockThreshold,
      description: '',
      category: null,
      supplier: null,
      taxClass: null,
      weightGrams: null,
      rentalMonthlyRateMinor: null,
      rentalMinimumMonths: null,
      rentalDepositMinor: null,
      specs: {},
      images: [],
      ...(await productFields(ctx, input, currencyCode)),
    });
    audit(ctx, 'product.created', product);
    await flushUnique(ctx, Product, { sku: () => skuTaken(product.sku) });
    await recordSpecs(ctx, [product]);
    return { productId: product.id };
  });
}
