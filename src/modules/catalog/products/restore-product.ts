import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { guardById } from '../../../platform/database/guard.ts';
import { checkDeleted, lockById } from '../../../platform/database/saving.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { audit } from '../../audit/audit.ts';
import { Category } from '../categories/category.entity.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { Product } from './product.entity.ts';
import type { RestoreProductInput } from './product.inputs.ts';
import { parentDeletedProblem } from './product-actions.rules.ts';

/** @throws UserError NOT_FOUND, NOT_DELETED, PARENT_DELETED when its category or supplier is deleted */
export async function restoreProduct(
  ctx: Context,
  input: RestoreProductInput,
): Promise<{ productId: string }> {
  return inTransaction(ctx, async ctx => {
    const product = await lockById(ctx, Product, input.productId, ['productId'], { deleted: true });
    checkDeleted(product, 'product', ['productId']);
    await checkNotDeleted(ctx, Category, product.category?.id);
    await checkNotDeleted(ctx, Supplier, product.supplier?.id);
    product.deletedAt = null;
    audit(ctx, 'product.restored', product);
    return { productId: product.id };
  });
}

async function checkNotDeleted(
  ctx: Context,
  entity: typeof Category | typeof Supplier,
  id: string | undefined,
): Promise<void> {
  if (id === undefined) return;
  const parent = await guardById<Category | Supplier>(ctx, entity, id, ['productId'], { deleted: true });
  refuseIf(parentDeletedProblem(entity.idPrefix, parent), ['productId']);
}
