import { randomUUID } from 'node:crypto';
import type { Api } from '../kit/api.ts';

export interface PlacedOrder {
  readonly id: string;
  readonly number: string;
}

/** Orders of the demo's customer, for a product of which there is enough. */
export async function placeOrders(
  api: Api,
  count: number,
  status: 'PENDING_PAYMENT' | 'PAID' | 'SHIPPED' = 'PENDING_PAYMENT',
  quantity = 1,
  /** How they are sent, in a store that has methods. */
  shippingMethodId?: string,
) {
  const { products } = await api.ask(
    'manager',
    '{ products(first: 1, sort: { field: STOCK, direction: DESC }, filter: { status: [ACTIVE] }) { nodes { id } } }',
  );
  const productId = products.nodes[0].id;
  const orders: PlacedOrder[] = [];
  for (let made = 0; made < count; made++) {
    const { placeOrder } = await api.ask(
      'customer',
      'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id number } userErrors { message } } }',
      { input: { idempotencyKey: randomUUID(), lines: [{ productId, quantity }], shippingMethodId } },
    );
    orders.push(placeOrder.order);
    if (status !== 'PENDING_PAYMENT') await pay(api, placeOrder.order.id);
    if (status === 'SHIPPED')
      await api.ask(
        'manager',
        'mutation ($id: ID!) { shipOrder(input: { orderId: $id }) { userErrors { message } } }',
        {
          id: placeOrder.order.id,
        },
      );
  }
  return orders;
}

async function pay(api: Api, orderId: string): Promise<void> {
  const { startPayment } = await api.ask(
    'customer',
    'mutation ($input: StartPaymentInput!) { startPayment(input: $input) { payment { id } userErrors { message } } }',
    { input: { idempotencyKey: randomUUID(), orderId } },
  );
  await api.ask(
    'customer',
    'mutation ($paymentId: ID!) { simulatePayment(input: { paymentId: $paymentId, outcome: SUCCEED }) { userErrors { message } } }',
    { paymentId: startPayment.payment.id },
  );
}
