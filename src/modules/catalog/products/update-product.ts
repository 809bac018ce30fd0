import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkVersion, flushUnique, lockById } from '../../../platform/database/saving.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { audit } from '../../audit/audit.ts';
import { productsMoved } from '../catalog.events.ts';
import { Product } from './product.entity.ts';
import type { UpdateProductInput } from './product.inputs.ts';
import { productFields, skuTaken } from './product-fields.ts';
import { recordSpecs } from './specs/record-specs.ts';

/** @throws UserError NOT_FOUND, VERSION_CONFLICT, INVALID_INPUT, SKU_TAKEN */
export async function updateProduct(ctx: Context, input: UpdateProductInput): Promise<{ productId: string }> {
  return inTransaction(ctx, async ctx => {
    const product = await lockById(ctx, Product, input.productId, ['productId']);
    checkVersion(product, input.version);
    const formerCategory = product.category?.id;
    ctx.em.assign(product, await productFields(ctx, input, product.currencyCode), {
      mergeObjectProperties: false,
    });
    audit(ctx, 'product.updated', product);
    await flushUnique(ctx, Product, { sku: () => skuTaken(product.sku) });
    if (product.category?.id !== formerCategory) emit(ctx, productsMoved, { productIds: [product.id] });
    if (input.specs !== undefined) await recordSpecs(ctx, [product]);
    return { productId: product.id };
  });
}
