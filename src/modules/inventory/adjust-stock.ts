import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { idempotent } from '../../platform/idempotency/idempotent.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { audit } from '../audit/audit.ts';
import type { AdjustStockInput } from './inventory.inputs.ts';
import { checkMaxStock, lockProduct } from './lock-product.ts';
import { moveStock } from './move-stock.ts';
import { StockMovement } from './stock-movement.entity.ts';

/** @throws UserError NOT_FOUND, INSUFFICIENT_STOCK, IDEMPOTENCY_KEY_REUSED */
export async function adjustStock(
  ctx: Context,
  input: AdjustStockInput,
): Promise<{ productId: string; stockMovementId: string }> {
  const { productId, delta } = input;
  const result = { productId, stockMovementId: newId(StockMovement.idPrefix) };
  return inTransaction(ctx, ctx =>
    idempotent(ctx, 'adjustStock', input, result, async () => {
      const product = await lockProduct(ctx, productId, ['productId']);
      checkMaxStock(product, delta, ['delta']);
      const note = input.reason.trim();
      await moveStock(
        ctx,
        [{ productId, delta, path: ['delta'], movementId: result.stockMovementId }],
        { reason: 'ADJUSTMENT', reference: null, note },
        new Map([[productId, product]]),
      );
      const details = { delta, onHandAfter: product.stockOnHand + delta, reason: note };
      audit(ctx, 'stock.adjusted', { type: 'Product', id: productId }, { details });
    }),
  );
}
