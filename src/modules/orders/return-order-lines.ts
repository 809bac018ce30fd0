import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { idempotent } from '../../platform/idempotency/idempotent.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { audit } from '../audit/audit.ts';
import { moveStock } from '../inventory/move-stock.ts';
import { refundTarget } from '../payments/refund-target.ts';
import { refundableOf } from '../payments/refundable-of.ts';
import { advanceFulfillment } from './advance.ts';
import { allocateRefund } from './allocate-refund.ts';
import { findOrderLine } from './find-order-line.ts';
import { guardOrder } from './lock-order.ts';
import type { Order } from './order.entity.ts';
import type { ReturnedLineInput, ReturnOrderLinesInput } from './order.inputs.ts';
import { valueReturned } from './order.rules.ts';
import { comesBackInPart, nothingLeftProblem, returnProblem } from './order-actions.rules.ts';
import { OrderLine } from './order-line.entity.ts';
import { orderRefundDueByHand, orderReturned } from './orders.events.ts';
import { recordRefund } from './record-refund.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import { returnableLines } from './taxes/returnable-lines.ts';

/**
 * Takes units back, restocks those that can be sold again, and refunds their price with tax; never more than is left of
 * what was paid.
 * @throws UserError NOT_FOUND, WRONG_STATUS, INVALID_INPUT for more units than were bought and not returned yet
 */
export async function returnOrderLines(
  ctx: Context,
  input: ReturnOrderLinesInput,
): Promise<{ orderId: string }> {
  const { orderId } = input;
  return inTransaction(ctx, ctx =>
    idempotent(ctx, 'returnOrderLines', input, { orderId }, async () => {
      // Units that do not go back into stock leave no trace on the order itself.
      const order = await guardOrder(ctx, orderId);
      refuseIf(returnProblem(order), ['orderId']);
      const lines = await ctx.em.find(
        OrderLine,
        { order: orderId },
        { orderBy: { position: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      const unitsLeft = lines.reduce((sum, line) => sum + goneOf(order, line) - line.returnedQuantity, 0);
      refuseIf(nothingLeftProblem(order, unitsLeft), ['orderId']);
      const value = () => valueReturned(returnableLines(order, lines), order.pricesIncludeTax);
      const before = value();
      const moves = input.lines.flatMap((returned, index) => takeBack(order, lines, returned, index));
      if (lines.every(line => line.returnedQuantity === line.quantity)) advanceFulfillment(order, 'RETURNED');
      const valueMinor = value() - before;
      audit(ctx, 'order.returned', order, { details: { lines: input.lines, reason: input.reason ?? null } });
      await ctx.em.flush();
      await moveStock(ctx, moves, { reason: 'RETURN', reference: orderId });

      const reason = input.reason?.trim() || 'Returned goods.';
      await recordTimelineEvent(ctx, orderId, 'RETURNED', { lines: input.lines, valueMinor, reason });
      const amountMinor = Math.min(valueMinor, await refundableOf(ctx, orderId));
      if (amountMinor > 0) await refundTarget(ctx, { targetId: orderId, amountMinor, reason });
      // An imported order has no payment here that could be refunded.
      const byHand =
        order.channel === 'IMPORT' ? Math.min(valueMinor, order.paidMinor - order.refundedMinor) : 0;
      if (byHand > 0) {
        await recordRefund(ctx, order, { amountMinor: byHand, reason });
        emit(ctx, orderRefundDueByHand, { orderId, amountMinor: byHand });
      }
      // Goods may come back for which money was refunded before.
      await allocateRefund(ctx, order);
      emit(ctx, orderReturned, { orderId });
    }),
  );
}

/** How many units of a line can have come back. */
function goneOf(order: Order, { quantity, shippedQuantity }: OrderLine): number {
  return comesBackInPart(order) ? (shippedQuantity ?? 0) : quantity;
}

/** Records the returned units on their line. Returns what goes back into stock. */
function takeBack(
  order: Order,
  lines: readonly OrderLine[],
  { orderLineId, quantity, restock }: ReturnedLineInput,
  index: number,
): { productId: string; delta: number }[] {
  const path = ['lines', String(index)];
  const line = findOrderLine(lines, orderLineId, path);
  const gone = goneOf(order, line);
  const left = gone - line.returnedQuantity;
  if (quantity > left)
    throw new UserError(
      'INVALID_INPUT',
      `"quantity" must be at most ${left}: ${gone} of "${line.name}" were ${comesBackInPart(order) ? 'shipped' : 'bought'} and ${line.returnedQuantity} came back before.`,
      { path: [...path, 'quantity'] },
    );
  line.returnedQuantity += quantity;
  return restock ? [{ productId: line.product.id, delta: quantity }] : [];
}
