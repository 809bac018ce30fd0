import type { BulkResults } from '../../../../platform/bulk/bulk-results.ts';
import { runBulk } from '../../../../platform/bulk/run-bulk.ts';
import type { Context } from '../../../../platform/context/context.ts';
import { updateProduct } from '../update-product.ts';
import type { UpdateProductsInput } from './bulk.inputs.ts';

/** Changes many products, each as `updateProduct` does. @throws UserError IDEMPOTENCY_KEY_REUSED, INVALID_INPUT */
export function updateProducts(ctx: Context, input: UpdateProductsInput): Promise<BulkResults> {
  return runBulk(ctx, {
    operation: 'updateProducts',
    input,
    entries: input.changes,
    field: 'changes',
    idField: 'id',
    noun: 'product',
    idOf: change => change.id,
    work: (ctx, { id: productId, ...change }) => updateProduct(ctx, { productId, ...change }),
  });
}
