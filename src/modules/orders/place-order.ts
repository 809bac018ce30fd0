import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { trimmedFields } from '../../platform/database/saving.ts';
import { idempotent } from '../../platform/idempotency/idempotent.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { randomCode } from '../../platform/lib/random-code.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { type Address, addressColumns, addressOf } from '../accounts/customers/address.ts';
import type { Customer } from '../accounts/customers/customer.entity.ts';
import { customerFor } from '../accounts/customers/customer-for.ts';
import { lockProducts } from '../inventory/lock-products.ts';
import { moveStock } from '../inventory/move-stock.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { Order } from './order.entity.ts';
import type { OrderLineInput, PlaceOrderInput } from './order.inputs.ts';
import { orderPlaced } from './orders.events.ts';
import { mergeLines, priceLines, type WantedLine } from './price-lines.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import { writeOrder } from './write-order.ts';

const minuteMs = 60_000;

/**
 * Takes the goods and waits for the money. Prices, names, and the tax rate are copied as they are now.
 * @throws UserError INVALID_INPUT, NOT_FOUND, PRODUCT_NOT_FOR_SALE, INSUFFICIENT_STOCK, NOT_A_CUSTOMER, IDEMPOTENCY_KEY_REUSED
 */
export async function placeOrder(ctx: Context, input: PlaceOrderInput): Promise<{ orderId: string }> {
  return inTransaction(ctx, async ctx => {
    const orderId = newId(Order.idPrefix);
    return idempotent(ctx, 'placeOrder', input, { orderId }, async () => {
      const customer = await customerFor(ctx, input.customerId, 'ORDERS_MANAGE');
      const { taxRatePpm, paymentWindowMinutes } = await readSettings(ctx);
      const wanted = mergeLines(wantedLines(input.lines));
      const products = await lockProducts(
        ctx,
        wanted.map(line => line.productId),
      );
      const priced = priceLines(wanted, products, taxRatePpm);
      const moves = wanted.map(({ productId, quantity, path }) => ({
        productId,
        delta: -quantity,
        path: [...path, 'quantity'],
      }));
      await moveStock(ctx, moves, { reason: 'SALE', reference: orderId }, products);
      const isFree = priced.totalMinor === 0;
      const now = ctx.clock.now();
      const fields = {
        number: randomCode('W'),
        channel: 'ONLINE',
        status: isFree ? 'PAID' : 'PENDING_PAYMENT',
        customer: customer.id,
        soldBy: null,
        shippingAddress: placeOf(input.shippingAddress ?? undefined) ?? addressOfCustomer(customer),
        notes: input.notes?.trim() || null,
        expiresAt: isFree ? null : new Date(now.getTime() + paymentWindowMinutes * minuteMs),
        paidMinor: 0,
        paidAt: isFree ? now : null,
        deliveredAt: null,
        changeMinor: null,
      } as const;
      await writeOrder(ctx, orderId, fields, priced, taxRatePpm);
      await recordTimelineEvent(ctx, orderId, 'PLACED');
      emit(ctx, orderPlaced, { orderId });
    });
  });
}

export function wantedLines(lines: readonly OrderLineInput[]): WantedLine[] {
  return lines.map(({ productId, quantity }, index) => ({
    productId,
    quantity,
    discountPpm: 0,
    path: ['lines', String(index)],
  }));
}

/** A complete address of what was given, or undefined when nothing was. */
function placeOf(input: Partial<Address> | undefined): Address | undefined {
  const given = trimmedFields(input ?? {});
  if (addressColumns.every(column => !given[column])) return undefined;
  return Object.fromEntries(
    addressColumns.map(column => [column, given[column] || null]),
  ) as unknown as Address;
}

function addressOfCustomer(customer: Customer): Address | null {
  const address = addressOf(customer);
  return (
    address &&
    (Object.fromEntries(addressColumns.map(column => [column, address[column]])) as unknown as Address)
  );
}
