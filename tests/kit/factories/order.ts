import type { TestApp } from '../app.ts';
import { newKey } from '../new-key.ts';
import { pay, refundSome } from './payment.ts';
import type { Shopper } from './shopper.ts';
import { stockedProductId } from './stock.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

export type OrderStatus = 'PENDING_PAYMENT' | 'PAID' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED' | 'REFUNDED';

export interface MadeOrder {
  readonly id: string;
  readonly number: string;
  readonly lines: readonly { readonly id: string; readonly quantity: number }[];
  readonly productId: string;
  /** Of the payment that brought the money, when it came so far. */
  readonly paymentId: string | null;
}

/** An order of 2 units at 10.00 of a product of which 5 were there, unless `wanted` says what to buy. */
export async function makeOrder(
  app: TestApp,
  shopper: Shopper,
  status: OrderStatus = 'PENDING_PAYMENT',
  wanted?: readonly { productId: string; quantity: number }[],
): Promise<MadeOrder> {
  const lines = wanted ?? [{ productId: await stockedProductId(app), quantity: 2 }];
  const { order, userErrors } = await shopper.mutate(
    'placeOrder',
    { idempotencyKey: newKey(), lines },
    'order { id number lines { id quantity } }',
  );
  if (!order) throw new Error(JSON.stringify(userErrors));
  const made = { ...order, productId: lines[0]!.productId, paymentId: null };
  if (status === 'PENDING_PAYMENT') return made;
  const by = (name: string, input: object = {}) => manage(app, name, { orderId: order.id, ...input });
  if (status === 'CANCELLED') {
    await by('cancelOrder', { reason: 'Made so by a test.' });
    return made;
  }
  const { id: paymentId } = await pay(shopper, { orderId: order.id });
  if (status === 'REFUNDED') await refund(app, paymentId);
  if (status === 'SHIPPED' || status === 'DELIVERED') await by('shipOrder');
  if (status === 'DELIVERED') await by('deliverOrder');
  return { ...made, paymentId };
}

async function refund(app: TestApp, paymentId: string): Promise<void> {
  const { userErrors } = await refundSome(app, paymentId);
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}

async function manage(app: TestApp, name: string, input: object): Promise<void> {
  const { userErrors } = await app.mutate(name, input, 'order { id }', 'staff');
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}

/** An order as a manager sees it, its amounts as plain texts. */
export async function orderOf(app: TestApp, id: string): Promise<Data> {
  const { order } = await app.ask('manager', `query ($id: ID!) { order(id: $id) { ${facts} } }`, { id });
  return {
    ...order,
    ...Object.fromEntries(amounts.map(name => [name, order[name].amount])),
    kinds: order.events.map((event: { kind: string }) => event.kind),
  };
}

const amounts = ['subtotal', 'discountTotal', 'tax', 'total', 'amountPaid', 'amountRefunded', 'amountDue'];
const facts = `id number status paymentStatus fulfillmentStatus headline version cancelReason trackingNumber notes
  placedAt expiresAt paidAt shippedAt deliveredAt cancelledAt taxRate
  ${amounts.map(name => `${name} { amount currencyCode }`).join(' ')}
  customer { id } shippingAddress { line1 city country }
  lines { id sku name quantity returnedQuantity unitPrice { amount } total { amount } product { id } }
  events { kind details actor { id } }
  payments { id status amount { amount } refundedAmount { amount } }`;
