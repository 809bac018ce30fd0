import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { idempotent } from '../../../platform/idempotency/idempotent.ts';
import { fromMinor, toMinor } from '../../../platform/lib/money.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { refundTarget } from '../../payments/refund-target.ts';
import { lockOrder } from '../lock-order.ts';
import type { Order } from '../order.entity.ts';
import type { RefundShippingInput } from '../order.inputs.ts';
import { valueReturned } from '../order.rules.ts';
import { refundShippingProblem, refundsAllProblem } from '../order-actions.rules.ts';
import { OrderLine } from '../order-line.entity.ts';
import { returnableLines } from '../taxes/returnable-lines.ts';

/**
 * Refunds the price of shipping, or a part of it, with its tax.
 * @throws UserError NOT_FOUND, WRONG_STATUS, INVALID_INPUT for more than is left of it, REFUND_TOO_HIGH for more than is left of what was paid, IDEMPOTENCY_KEY_REUSED
 */
export async function refundShipping(ctx: Context, input: RefundShippingInput): Promise<{ orderId: string }> {
  const { orderId } = input;
  return inTransaction(ctx, ctx =>
    idempotent(ctx, 'refundShipping', input, { orderId }, async () => {
      const order = await lockOrder(ctx, orderId);
      refuseIf(refundShippingProblem(order), ['orderId']);
      const partMinor = partOf(order, input.amount);
      const lines = await ctx.em.find(
        OrderLine,
        { order: orderId },
        { orderBy: { position: 'asc' }, lockMode: LockMode.PESSIMISTIC_READ, refresh: true },
      );
      const value = () => valueReturned(returnableLines(order, lines), order.pricesIncludeTax);
      const before = value();
      order.shippingReturnedMinor += partMinor;
      const amountMinor = value() - before;
      refuseIf(refundsAllProblem(order, amountMinor), ['orderId']);
      const reason = input.reason.trim();
      audit(ctx, 'order.shipping_refunded', order, { details: { partMinor, amountMinor, reason } });
      await ctx.em.flush();
      await refundTarget(ctx, { targetId: orderId, amountMinor, reason });
    }),
  );
}

/** The part of the price of shipping to refund, as it was entered: all that is left when absent. */
function partOf(order: Order, amount: string | null | undefined): number {
  const path = ['amount'];
  const { shippingMinor, shippingReturnedMinor, currencyCode } = order;
  const left = shippingMinor - shippingReturnedMinor;
  const partMinor = amount == null ? left : toMinor(amount, currencyCode, path);
  if (partMinor > 0 && partMinor <= left) return partMinor;
  const most = `${fromMinor(left, currencyCode)} ${currencyCode}`;
  throw new UserError(
    'INVALID_INPUT',
    `"amount" must be more than 0 and at most ${most}, which is left of it.`,
    {
      path,
    },
  );
}
