import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkVersion, lockById } from '../../../platform/database/saving.ts';
import { audit } from '../../audit/audit.ts';
import { Product } from './product.entity.ts';
import type { DeleteProductInput } from './product.inputs.ts';

/** @throws UserError NOT_FOUND, VERSION_CONFLICT */
export async function deleteProduct(
  ctx: Context,
  input: DeleteProductInput,
): Promise<{ deletedProductId: string }> {
  return inTransaction(ctx, async ctx => {
    const product = await lockById(ctx, Product, input.productId, ['productId']);
    checkVersion(product, input.version);
    product.deletedAt = ctx.clock.now();
    audit(ctx, 'product.deleted', product);
    return { deletedProductId: product.id };
  });
}
