import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { idempotent } from '../../../platform/idempotency/idempotent.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { audit } from '../../audit/audit.ts';
import { lockProducts } from '../lock-products.ts';
import { moveStock } from '../move-stock.ts';
import type { VoidProductionInput } from './production.inputs.ts';
import { leftStoreProblem, voidedProblem } from './production-actions.rules.ts';
import { ProductionRecord } from './production-record.entity.ts';

const path = ['productionRecordId'];

/** @throws UserError NOT_FOUND, ALREADY_DONE, INSUFFICIENT_STOCK, IDEMPOTENCY_KEY_REUSED */
export async function voidProduction(
  ctx: Context,
  input: VoidProductionInput,
): Promise<{ productionRecordId: string; productId: string }> {
  return inTransaction(ctx, async ctx => {
    // Records are never deleted, but the product may be, and the ORM's filter would then leave out the record too.
    const record = await lockById(ctx, ProductionRecord, input.productionRecordId, path, { deleted: true });
    const { id: productionRecordId, quantity } = record;
    const productId = record.product.id;
    return idempotent(ctx, 'voidProduction', input, { productionRecordId, productId }, async () => {
      refuseIf(voidedProblem(record), path);
      const products = await lockProducts(ctx, [productId]);
      const product = products.get(productId)!;
      refuseIf(leftStoreProblem(product, quantity), path);
      record.voidedAt = ctx.clock.now();
      record.voidedById = ctx.actor.userId;
      record.voidReason = input.reason.trim();
      await moveStock(
        ctx,
        [{ productId, delta: -quantity }],
        { reason: 'PRODUCTION', reference: record.id, note: record.voidReason },
        products,
      );
      const details = { onHandAfter: product.stockOnHand - quantity };
      audit(ctx, 'production.voided', record, { details });
    });
  });
}
