import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import type { Client } from '../../kit/client.ts';
import { type MadeOrder, makeOrder, type OrderStatus } from '../../kit/factories/order.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { makeSeller, type Seller } from '../../kit/factories/seller.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { newKey } from '../../kit/new-key.ts';
import { type Attempt, actionsOf, tryOffered } from '../../kit/next-actions.ts';
import { statementsDuring } from '../../kit/statements.ts';

const app = useApp();

const statuses: OrderStatus[] = ['PENDING_PAYMENT', 'PAID', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'REFUNDED'];
const reason = 'Tried by a test.';

const attempts: Record<string, (order: MadeOrder) => Omit<Attempt, 'action'>> = {
  PAY: ({ id: orderId }) => ({ mutation: 'startPayment', input: { idempotencyKey: newKey(), orderId } }),
  SHIP: ({ id: orderId }) => ({ mutation: 'shipOrder', input: { orderId } }),
  DELIVER: ({ id: orderId }) => ({ mutation: 'deliverOrder', input: { orderId } }),
  CANCEL: ({ id: orderId }) => ({ mutation: 'cancelOrder', input: { orderId, reason } }),
  RETURN: ({ id: orderId, lines }) => ({
    mutation: 'returnOrderLines',
    input: { idempotencyKey: newKey(), orderId, lines: [{ orderLineId: lines[0]!.id, quantity: 1 }] },
  }),
};

/** What comes of the actions above with an order in each status. */
const byCustomer = 'PAY CANCEL';
const expected: Record<OrderStatus, { customer: string; staff: string }> = {
  PENDING_PAYMENT: { customer: 'PAY CANCEL', staff: 'PAY CANCEL' },
  PAID: { customer: 'CANCEL', staff: 'SHIP CANCEL' },
  SHIPPED: { customer: '', staff: 'DELIVER RETURN' },
  DELIVERED: { customer: '', staff: 'RETURN' },
  CANCELLED: { customer: '', staff: '' },
  REFUNDED: { customer: '', staff: 'RETURN' },
};

async function outcomesOf(who: Client, make: () => Promise<MadeOrder>): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  for (const [action, attempt] of Object.entries(attempts)) {
    const order = await make();
    const offers = await actionsOf(who, 'Order', order.id);
    outcomes[action] = await tryOffered(who, offers, { action, ...attempt(order) });
  }
  return outcomes;
}

const chosen = (outcomes: Record<string, string>, outcome: string) =>
  Object.keys(attempts)
    .filter(action => outcomes[action] === outcome)
    .join(' ');

describe.each(statuses)('an order that is %s', status => {
  it('offers its customer what they may do', async () => {
    const shopper = await makeShopper(app());
    const outcomes = await outcomesOf(shopper, () => makeOrder(app(), shopper, status));
    expect(chosen(outcomes, 'allowed')).toBe(expected[status].customer);
    expect(chosen(outcomes, 'hidden')).toBe('SHIP DELIVER RETURN');
    expect(Object.keys(outcomes).filter(action => byCustomer.includes(action))).toHaveLength(2);
  });

  it('offers the staff what they may do', async () => {
    const shopper = await makeShopper(app());
    const staff = as(app(), await makeMember(app(), ['ORDERS_VIEW', 'ORDERS_MANAGE']));
    const outcomes = await outcomesOf(staff, () => makeOrder(app(), shopper, status));
    expect(chosen(outcomes, 'allowed')).toBe(expected[status].staff);
    expect(chosen(outcomes, 'hidden')).toBe('');
  });

  it('offers nothing to somebody who may only see it', async () => {
    const { id } = await makeOrder(app(), await makeShopper(app()), status);
    const onlooker = as(app(), await makeMember(app(), ['ORDERS_VIEW']));
    expect(await actionsOf(onlooker, 'Order', id)).toEqual([]);
    expect(await actionsOf(await makeShopper(app()), 'Order', id)).toEqual([]);
  });

  it('offers a refund where a payment has money left', async () => {
    const { id, paymentId } = await makeOrder(app(), await makeShopper(app()), status);
    await app().work();
    const cashier = as(app(), await makeMember(app(), ['ORDERS_VIEW', 'PAYMENTS_VIEW', 'PAYMENTS_REFUND']));
    const offers = await actionsOf(cashier, 'Order', id);
    expect(offers.map(({ action }) => action)).toEqual(['REFUND']);
    if (!paymentId) return expect(offers[0]).toMatchObject({ allowed: false });
    const ofPayment = await actionsOf(cashier, 'Payment', paymentId);
    expect(ofPayment.filter(({ action }) => action === 'REFUND')).toEqual(offers);
    const input = { idempotencyKey: newKey(), paymentId, amount: '1.00', reason };
    const outcome = await tryOffered(cashier, offers, { action: 'REFUND', mutation: 'refundPayment', input });
    expect(outcome).toBe(status === 'REFUNDED' ? 'refused' : 'allowed');
  });
});

it('does not offer to return what has come back', async () => {
  const staff = as(app(), 'staff');
  const order = await makeOrder(app(), await makeShopper(app()), 'DELIVERED');
  const lines = [{ orderLineId: order.lines[0]!.id, quantity: 2 }];
  const input = { idempotencyKey: newKey(), orderId: order.id, lines };
  expect((await staff.mutate('returnOrderLines', input, 'order { id }')).userErrors).toEqual([]);
  const offers = await actionsOf(staff, 'Order', order.id);
  expect(await tryOffered(staff, offers, { action: 'RETURN', ...attempts.RETURN!(order) })).toBe('refused');
});

it('says that an order was not paid in time', async () => {
  const shopper = await makeShopper(app());
  const { id } = await makeOrder(app(), shopper);
  await app().sql("update sales_order set expires_at = '2020-01-01 00:00:00' where id = ?", [id]);
  const offers = await actionsOf(shopper, 'Order', id);
  const input = { idempotencyKey: newKey(), orderId: id };
  expect(await tryOffered(shopper, offers, { action: 'PAY', mutation: 'startPayment', input })).toBe(
    'refused',
  );
});

describe('a sale', () => {
  const sell = async (seller: Seller) => {
    const lines = [{ productId: await stockedProductId(app()), quantity: 2 }];
    return (await seller.sell({ lines })).order;
  };
  const lines = (order: { lines: { sku: string }[] }, productId: string) => [
    { productId, quantity: order.lines.length },
  ];

  const tried = async (who: Client, order: { id: string; lines: { sku: string }[] }) => {
    const { order: read } = await app().ask(
      'staff',
      `{ order(id: "${order.id}") { lines { product { id } } } }`,
    );
    const wanted = lines(order, read.lines[0].product.id);
    const offers = await actionsOf(who, 'Order', order.id);
    const update = {
      action: 'UPDATE_SALE',
      mutation: 'updateSale',
      input: { orderId: order.id, lines: wanted },
    };
    const cancel = { action: 'VOID_SALE', mutation: 'voidSale', input: { orderId: order.id, reason } };
    return [await tryOffered(who, offers, update), await tryOffered(who, offers, cancel)];
  };

  it('is offered to who sold it, on the same day, and to managers later', async () => {
    const seller = await makeSeller(app());
    expect(await tried(seller, await sell(seller))).toEqual(['allowed', 'allowed']);
    const other = await makeSeller(app());
    expect(await tried(other, await sell(seller))).toEqual(['hidden', 'hidden']);
    const old = await sell(seller);
    await app().sql("update sales_order set placed_at = '2026-01-01 00:00:00' where id = ?", [old.id]);
    expect(await tried(seller, old)).toEqual(['refused', 'refused']);
    expect(await tried(await makeSeller(app(), 'MANAGER'), old)).toEqual(['allowed', 'allowed']);
  });

  it('can no longer be corrected once goods of it came back', async () => {
    const manager = await makeSeller(app(), 'MANAGER');
    const sale = await sell(manager);
    const back = [{ orderLineId: sale.lines[0].id, quantity: 1 }];
    const input = { idempotencyKey: newKey(), orderId: sale.id, lines: back };
    expect((await manager.mutate('returnOrderLines', input, 'order { id }')).userErrors).toEqual([]);
    expect(await tried(manager, sale)).toEqual(['refused', 'allowed']);
  });
});

it('takes as many statements for twenty orders as for two', async () => {
  const shopper = await makeShopper(app());
  const count = async (first: number) => {
    const query = `{ orders(first: ${first}) { nodes { id nextActions { action allowed } } } }`;
    const statements = await statementsDuring(app(), async () => {
      for (const who of ['manager', 'staff']) await app().ask(who, query);
      const { orders } = await shopper.ask(query);
      expect(orders.nodes.length).toBe(first);
    });
    return statements.length;
  };
  for (let number = 0; number < 20; number++)
    await makeOrder(app(), shopper, number % 2 === 0 ? 'PENDING_PAYMENT' : 'DELIVERED');
  expect(await count(20)).toBe(await count(2));
});
