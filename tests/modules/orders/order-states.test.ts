import { afterAll, describe, expect, inject, it } from 'vitest';
import { statesOfOrders } from '../../../src/migrations/2026-11-28-states-of-orders.ts';
import { runStep } from '../../../src/platform/database/migrations/migration.ts';
import { useApp } from '../../kit/app.ts';
import { makeOrder, orderOf } from '../../kit/factories/order.ts';
import { refundSome } from '../../kit/factories/payment.ts';
import { makeSeller } from '../../kit/factories/seller.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { newKey } from '../../kit/new-key.ts';
import { orderProblems } from '../../kit/order-problems.ts';
import { hourMs } from '../../kit/time.ts';

const app = useApp();

afterAll(async () => {
  await app().work();
  expect(await orderProblems(app())).toEqual([]);
});

/** The status, the payment status, the fulfillment status, and the headline of an order. */
async function statesOf(orderId: string): Promise<string[]> {
  const { status, paymentStatus, fulfillmentStatus, headline } = await orderOf(app(), orderId);
  return [status, paymentStatus, fulfillmentStatus, headline];
}

async function manage(name: string, input: object): Promise<void> {
  const { userErrors } = await app().mutate(name, input, 'order { id }', 'manager');
  expect(userErrors).toEqual([]);
}

async function receive(orderId: string, amount?: string): Promise<void> {
  const input = { idempotencyKey: newKey(), target: { orderId }, tender: 'BANK_TRANSFER', amount };
  expect((await app().mutate('recordPayment', input, 'payment { id }', 'manager')).userErrors).toEqual([]);
}

const giveBack = (orderId: string, orderLineId: string, quantity: number) =>
  manage('returnOrderLines', { idempotencyKey: newKey(), orderId, lines: [{ orderLineId, quantity }] });

describe('the states of an order', () => {
  it('tell of its money and of its goods apart, from the first transfer to the last return', async () => {
    const order = await makeOrder(app(), await makeShopper(app()));
    const [line] = order.lines;
    expect(await statesOf(order.id)).toEqual(['PENDING_PAYMENT', 'UNPAID', 'UNFULFILLED', 'TO_PAY']);
    await receive(order.id, '10.00');
    expect(await statesOf(order.id)).toEqual([
      'PENDING_PAYMENT',
      'PARTIALLY_PAID',
      'UNFULFILLED',
      'PARTIALLY_PAID',
    ]);
    await receive(order.id);
    expect(await statesOf(order.id)).toEqual(['PAID', 'PAID', 'UNFULFILLED', 'TO_SHIP']);
    await manage('shipOrder', { orderId: order.id });
    expect(await statesOf(order.id)).toEqual(['SHIPPED', 'PAID', 'SHIPPED', 'SHIPPED']);
    await manage('deliverOrder', { orderId: order.id });
    expect(await statesOf(order.id)).toEqual(['DELIVERED', 'PAID', 'DELIVERED', 'DELIVERED']);
    await giveBack(order.id, line!.id, 1);
    await app().work();
    expect(await statesOf(order.id)).toEqual(['DELIVERED', 'PARTIALLY_REFUNDED', 'DELIVERED', 'DELIVERED']);
    await giveBack(order.id, line!.id, 1);
    await app().work();
    expect(await statesOf(order.id)).toEqual(['REFUNDED', 'REFUNDED', 'RETURNED', 'REFUNDED']);
  });

  it('say of a part that went back that it is due again, and once the order is canceled that it went back', async () => {
    const order = await makeOrder(app(), await makeShopper(app()));
    await receive(order.id, '10.00');
    const { payments } = await orderOf(app(), order.id);
    expect((await refundSome(app(), payments[0].id)).userErrors).toEqual([]);
    await app().work();
    expect(await statesOf(order.id)).toEqual(['PENDING_PAYMENT', 'UNPAID', 'UNFULFILLED', 'TO_PAY']);
    await manage('cancelOrder', { orderId: order.id, reason: 'Tried by a test.' });
    expect(await statesOf(order.id)).toEqual(['CANCELLED', 'REFUNDED', 'UNFULFILLED', 'CANCELLED']);
  });

  it('say what became of money and goods that were refunded apart from each other', async () => {
    const unshipped = await makeOrder(app(), await makeShopper(app()), 'REFUNDED');
    await app().work();
    expect(await statesOf(unshipped.id)).toEqual(['REFUNDED', 'REFUNDED', 'UNFULFILLED', 'REFUNDED']);
    await giveBack(unshipped.id, unshipped.lines[0]!.id, 2);
    expect(await statesOf(unshipped.id)).toEqual(['REFUNDED', 'REFUNDED', 'RETURNED', 'REFUNDED']);
    const partly = await makeOrder(app(), await makeShopper(app()), 'PAID');
    await refundSome(app(), partly.paymentId!, '5.00');
    await app().work();
    expect(await statesOf(partly.id)).toEqual(['PAID', 'PARTIALLY_REFUNDED', 'UNFULFILLED', 'TO_SHIP']);
  });

  it('know an order that costs nothing as paid, and a voided sale as returned', async () => {
    const free = await stockedProductId(app(), 5, { price: '0.00' });
    const gift = await makeOrder(app(), await makeShopper(app()), undefined, [
      { productId: free, quantity: 1 },
    ]);
    expect(await statesOf(gift.id)).toEqual(['PAID', 'PAID', 'UNFULFILLED', 'TO_SHIP']);
    const seller = await makeSeller(app());
    const lines = [{ productId: await stockedProductId(app()), quantity: 1 }];
    const { order } = await seller.sell({ lines });
    expect(await statesOf(order.id)).toEqual(['DELIVERED', 'PAID', 'DELIVERED', 'DELIVERED']);
    await seller.void(order);
    await app().work();
    expect(await statesOf(order.id)).toEqual(['CANCELLED', 'REFUNDED', 'RETURNED', 'CANCELLED']);
  });

  it('select the orders of a list', async () => {
    const shopper = await makeShopper(app());
    const toPay = await makeOrder(app(), shopper);
    const toShip = await makeOrder(app(), shopper, 'PAID');
    const gone = await makeOrder(app(), shopper, 'SHIPPED');
    const found = async (filter: object) => {
      const { orders } = await shopper.ask(
        'query ($filter: OrderFilter) { orders(filter: $filter, sort: { field: PLACED_AT, direction: ASC }) { totalCount nodes { id } } }',
        { filter },
      );
      return orders.nodes.map(({ id }: { id: string }) => id);
    };
    expect(await found({ paymentStatus: ['UNPAID', 'PARTIALLY_PAID'] })).toEqual([toPay.id]);
    expect(await found({ paymentStatus: ['PAID'] })).toEqual([toShip.id, gone.id]);
    expect(await found({ fulfillmentStatus: ['UNFULFILLED'] })).toEqual([toPay.id, toShip.id]);
    expect(await found({ paymentStatus: ['PAID'], fulfillmentStatus: ['UNFULFILLED'] })).toEqual([toShip.id]);
    expect(await found({ fulfillmentStatus: ['RETURNED'] })).toEqual([]);
  });
});

describe('during an upgrade', () => {
  /** As a process of the version before leaves an order. */
  const forget = (orderId: string) =>
    app().sql(
      "update sales_order set payment_status = 'UNPAID', fulfillment_status = 'UNFULFILLED' where id = ?",
      [orderId],
    );

  it('an order that the version before has changed can be gone on with', async () => {
    const order = await makeOrder(app(), await makeShopper(app()), 'SHIPPED');
    await forget(order.id);
    await manage('deliverOrder', { orderId: order.id });
    expect(await statesOf(order.id)).toEqual(['DELIVERED', 'PAID', 'DELIVERED', 'DELIVERED']);
  });

  it('a sweep brings it up to date where nobody goes on', async () => {
    const order = await makeOrder(app(), await makeShopper(app()), 'SHIPPED');
    await forget(order.id);
    app().clock.advance(hourMs);
    await app().work();
    expect(await statesOf(order.id)).toEqual(['SHIPPED', 'PAID', 'SHIPPED', 'SHIPPED']);
  });

  it('the migration says of each order what its status, its money, its times, and its lines say', async () => {
    const shopper = await makeShopper(app());
    const orders = [];
    for (const status of [
      'PENDING_PAYMENT',
      'PAID',
      'SHIPPED',
      'DELIVERED',
      'CANCELLED',
      'REFUNDED',
    ] as const)
      orders.push(await makeOrder(app(), shopper, status));
    const back = await makeOrder(app(), shopper, 'DELIVERED');
    await giveBack(back.id, back.lines[0]!.id, 2);
    const part = await makeOrder(app(), shopper);
    await receive(part.id, '1.00');
    const some = await makeOrder(app(), shopper, 'PAID');
    await refundSome(app(), some.paymentId!, '5.00');
    await app().work();
    const all = [...orders, back, part, some];
    const before = await Promise.all(all.map(({ id }) => statesOf(id)));
    await Promise.all(all.map(({ id }) => forget(id)));
    const engine = inject('database') === 'sqlite' ? 'sqlite' : 'mysql';
    for (const step of statesOfOrders[engine])
      if (String(step).startsWith('update'))
        await runStep({ run: (text, values) => app().sql(text, values) }, step);
    expect(await Promise.all(all.map(({ id }) => statesOf(id)))).toEqual(before);
    expect(new Set(before.map(states => states[1]))).toHaveLength(5);
    expect(new Set(before.map(states => states[2]))).toHaveLength(4);
  });
});
