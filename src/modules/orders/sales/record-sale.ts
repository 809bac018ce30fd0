import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { guardReference } from '../../../platform/database/guard.ts';
import { idempotent } from '../../../platform/idempotency/idempotent.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { fromMinor, toMinor } from '../../../platform/lib/money.ts';
import { randomCode } from '../../../platform/lib/random-code.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { Customer } from '../../accounts/customers/customer.entity.ts';
import { lockProducts } from '../../inventory/lock-products.ts';
import { moveStock } from '../../inventory/move-stock.ts';
import { writePayment } from '../../payments/write-payment.ts';
import { storeTaxation } from '../../settings/store-taxation.ts';
import { StaffMember } from '../../staff/staff-member.entity.ts';
import { Order } from '../order.entity.ts';
import { orderSold } from '../orders.events.ts';
import { type PricedOrder, priceLines } from '../price-lines.ts';
import { recordTimelineEvent } from '../record-timeline-event.ts';
import { writeOrder } from '../write-order.ts';
import type { RecordSaleInput } from './sale.inputs.ts';
import { saleLines } from './sale-lines.ts';

/**
 * Records what was sold and paid at the counter.
 * @throws UserError INVALID_INPUT, NOT_FOUND, PRODUCT_NOT_FOR_SALE, DISCOUNT_TOO_HIGH, INSUFFICIENT_STOCK, IDEMPOTENCY_KEY_REUSED
 */
export async function recordSale(ctx: Context, input: RecordSaleInput): Promise<{ orderId: string }> {
  const wanted = saleLines(ctx, input.lines);
  return inTransaction(ctx, async ctx => {
    const orderId = newId(Order.idPrefix);
    return idempotent(ctx, 'recordSale', input, { orderId }, async () => {
      const customer = await guardReference(ctx, Customer, input.customerId, ['customerId']);
      const seller = await ctx.em.findOne(StaffMember, { user: ctx.actor.userId! });
      const taxation = await storeTaxation(ctx, null, customer ?? null);
      const products = await lockProducts(
        ctx,
        wanted.map(line => line.productId),
      );
      const priced = priceLines(wanted, products, taxation);
      const changeMinor = changeOf(input, priced);
      const moves = wanted.map(({ productId, quantity, path }) => ({
        productId,
        delta: -quantity,
        path: [...path, 'quantity'],
      }));
      await moveStock(ctx, moves, { reason: 'SALE', reference: orderId }, products);
      const now = ctx.clock.now();
      const number = randomCode('S');
      const fields = {
        number,
        channel: 'COUNTER',
        status: 'DELIVERED',
        customer: customer?.id ?? null,
        soldBy: seller?.id ?? null,
        shippingAddress: null,
        billingAddress: null,
        notes: input.notes?.trim() || null,
        expiresAt: null,
        paidMinor: priced.totalMinor,
        paidAt: now,
        deliveredAt: now,
        changeMinor,
      } as const;
      await writeOrder(ctx, orderId, fields, priced);
      takePayment(ctx, input, orderId, priced, `Sale ${number}`);
      await recordTimelineEvent(ctx, orderId, 'SOLD', { paymentMethod: input.paymentMethod });
      emit(ctx, orderSold, { orderId });
    });
  });
}

/** Records the payment. A sale that costs nothing has none. */
function takePayment(
  ctx: Context,
  { paymentMethod: provider }: RecordSaleInput,
  targetId: string,
  { totalMinor: amountMinor, currencyCode }: PricedOrder,
  description: string,
): void {
  if (amountMinor === 0) return;
  writePayment(ctx, { targetId, provider, amountMinor, currencyCode, description });
}

/** The change for the cash that was handed over. @throws UserError INVALID_INPUT for less cash than the sale costs, or without payment in cash */
function changeOf(
  { cashReceived, paymentMethod }: RecordSaleInput,
  { totalMinor, currencyCode }: PricedOrder,
): number | null {
  if (cashReceived == null) return null;
  const path = ['cashReceived'];
  if (paymentMethod !== 'CASH')
    throw new UserError('INVALID_INPUT', '"cashReceived" must be absent unless the payment method is CASH.', {
      path,
    });
  const received = toMinor(cashReceived, currencyCode, path);
  if (received < totalMinor)
    throw new UserError(
      'INVALID_INPUT',
      `"cashReceived" must be at least ${fromMinor(totalMinor, currencyCode)}, but it is ${cashReceived}.`,
      { path },
    );
  return received - totalMinor;
}
