import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { closeOrder } from '../close-order.ts';
import { lockSale } from './lock-sale.ts';
import type { VoidSaleInput } from './sale.inputs.ts';

/** Voids a sale: its goods go back into stock and its money is refunded. @throws UserError NOT_FOUND, WRONG_STATUS */
export async function voidSale(
  ctx: Context,
  { orderId, reason }: VoidSaleInput,
): Promise<{ orderId: string }> {
  return inTransaction(ctx, async ctx => {
    const order = await lockSale(ctx, orderId, 'voided');
    await closeOrder(ctx, order, 'VOIDED', reason.trim());
    return { orderId };
  });
}
