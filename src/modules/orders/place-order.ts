import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { idempotent } from '../../platform/idempotency/idempotent.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { fromMinor, toMinor } from '../../platform/lib/money.ts';
import { randomCode } from '../../platform/lib/random-code.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { UserError, UserErrors } from '../../platform/lib/user-error.ts';
import { completeAddress } from '../accounts/addresses/address.rules.ts';
import { placeOf } from '../accounts/addresses/place-of.ts';
import { usualAddresses } from '../accounts/addresses/usual-addresses.ts';
import { type Buyer, customerFor } from '../accounts/customers/customer-for.ts';
import { checkHolds } from '../inventory/holds/check-holds.ts';
import { holderOf } from '../inventory/holds/holder.ts';
import { writeHold } from '../inventory/holds/holds.ts';
import { lockProducts } from '../inventory/lock-products.ts';
import { moveStock } from '../inventory/move-stock.ts';
import { knownSettings } from '../settings/settings.queries.ts';
import { storeTaxation, type Taxation } from '../settings/store-taxation.ts';
import { type KnownMethod, knownMethods } from '../shipping/known-methods.ts';
import { Order } from './order.entity.ts';
import type { OrderLineInput, PlaceOrderInput } from './order.inputs.ts';
import { orderPlaced } from './orders.events.ts';
import {
  type LineToSell,
  linesToSell,
  mergeLines,
  type PricedOrder,
  pricedOrderOf,
  type WantedLine,
} from './price-lines.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import { chooseShipping, isPickup } from './shipping/choose-shipping.ts';
import { deliverable } from './shipping/deliverable.ts';
import { goodsOf } from './shipping/goods-of.ts';
import { writeOrder } from './write-order.ts';

const minuteMs = 60_000;

/**
 * Places an order and holds its goods until it is paid or expires. Prices, names, tax rates, and what shipping costs are
 * copied as they are now.
 * @throws UserError INVALID_INPUT, NOT_FOUND, PRODUCT_NOT_FOR_SALE, INSUFFICIENT_STOCK, NOT_A_CUSTOMER, TOO_MANY_UNPAID, PRICE_CHANGED, IDEMPOTENCY_KEY_REUSED
 */
export async function placeOrder(ctx: Context, input: PlaceOrderInput): Promise<{ orderId: string }> {
  // Before anything is waited for, so that all of the order is by the same prices.
  const methods = await knownMethods(ctx);
  return inTransaction(ctx, async ctx => {
    const orderId = newId(Order.idPrefix);
    return idempotent(ctx, 'placeOrder', input, { orderId }, async () => {
      const customer = await customerFor(ctx, input.customerId, 'ORDERS_MANAGE');
      const unchecked = await holderOf(ctx, customer, 'ORDERS_MANAGE');
      const isPickedUp = isPickup(methods, input.shippingMethodId);
      const addresses = await addressesOf(ctx, input, customer, isPickedUp);
      const { paymentWindowMinutes } = await knownSettings(ctx);
      const taxation = await storeTaxation(ctx, placeOf(addresses.shippingAddress), customer);
      const wanted = mergeLines(wantedLines(input.lines));
      const units = wanted.reduce((sum, line) => sum + line.quantity, 0);
      const holder = await checkHolds(ctx, unchecked, units);
      const products = await lockProducts(
        ctx,
        wanted.map(line => line.productId),
      );
      const lines = linesToSell(wanted, products, taxation);
      const priced = priceWithShipping(input, lines, methods, taxation);
      const moves = wanted.map(({ productId, quantity, path }) => ({
        productId,
        delta: -quantity,
        path: [...path, 'quantity'],
      }));
      await moveStock(ctx, moves, { reason: 'SALE', reference: orderId }, products);
      const isFree = priced.totalMinor === 0;
      const now = ctx.clock.now();
      const expiresAt = isFree ? null : new Date(now.getTime() + paymentWindowMinutes * minuteMs);
      const fields = {
        number: randomCode('W'),
        channel: 'ONLINE',
        status: isFree ? 'PAID' : 'PENDING_PAYMENT',
        customer: customer.id,
        soldBy: null,
        ...addresses,
        notes: input.notes?.trim() || null,
        expiresAt,
        paidMinor: 0,
        paidAt: isFree ? now : null,
        deliveredAt: null,
        changeMinor: null,
      } as const;
      await writeOrder(ctx, orderId, fields, priced);
      if (expiresAt) await writeHold(ctx, holder, { id: orderId, units, expiresAt });
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

/** Where an order goes and whom the bill is for: as the input says, or else as the customer is usually reached. */
async function addressesOf(
  ctx: Context,
  { shippingAddress, billingAddress, shippingMethodId }: PlaceOrderInput,
  buyer: Buyer,
  isPickup: boolean,
) {
  const given = {
    shippingAddress: shippingAddress && completeAddress(shippingAddress, ['shippingAddress']),
    billingAddress: billingAddress && completeAddress(billingAddress, ['billingAddress']),
  };
  const usual = await usualAddresses(ctx, buyer);
  const shipping = given.shippingAddress ?? usual.shippingAddress;
  const billing = given.billingAddress ?? usual.billingAddress;
  // Nothing is sent, so that the address of the customer can only be that of the bill.
  if (isPickup) return { shippingAddress: null, billingAddress: billing ?? shipping };
  return {
    shippingAddress: shippingMethodId == null ? shipping : deliverable(shipping),
    billingAddress: isDeepStrictEqual(billing, shipping) ? null : billing,
  };
}

/**
 * What the lines cost with their shipping.
 * @throws UserErrors INVALID_INPUT, NOT_FOUND for a method that is not offered, PRICE_CHANGED
 */
function priceWithShipping(
  { shippingMethodId, expectedTotal }: PlaceOrderInput,
  lines: readonly LineToSell[],
  methods: readonly KnownMethod[],
  taxation: Taxation,
): PricedOrder {
  const goods = goodsOf(lines, lines[0]!.product.currencyCode);
  const shipping = chooseShipping(methods, shippingMethodId, goods, taxation.zoneId);
  if (shipping.problems.length > 0) throw new UserErrors(shipping.problems);
  const priced = pricedOrderOf(lines, taxation, shipping.chargeIn(taxation));
  checkExpected(priced, expectedTotal);
  return priced;
}

/** @throws UserError PRICE_CHANGED where the order comes to another total than the customer agreed to */
function checkExpected(
  { totalMinor, currencyCode }: PricedOrder,
  expectedTotal: string | null | undefined,
): void {
  if (expectedTotal == null || toMinor(expectedTotal, currencyCode, ['expectedTotal']) === totalMinor) return;
  const total = `${fromMinor(totalMinor, currencyCode)} ${currencyCode}`;
  throw new UserError(
    'PRICE_CHANGED',
    `The order comes to ${total} now, not ${expectedTotal}. Ask for a new quote, and place it again.`,
    { path: ['expectedTotal'] },
  );
}
