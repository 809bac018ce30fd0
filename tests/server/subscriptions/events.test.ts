import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { recordTimelineEvent } from '../../../src/modules/orders/record-timeline-event.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { useApp } from '../../kit/app.ts';
import { makeOrder } from '../../kit/factories/order.ts';
import { pay } from '../../kit/factories/payment.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { setStock, stockedProductId } from '../../kit/factories/stock.ts';
import { untilNothingIsLeft, untilRunning, useSubscribers } from '../../kit/subscriber.ts';

const app = useApp();
const subscribers = useSubscribers(app);

const orderUpdated = `subscription ($id: ID!) { orderUpdated(orderId: $id) {
  id number status total { amount } events { kind } } }`;
const stockChanged =
  'subscription ($ids: [ID!]!) { stockChanged(productIds: $ids) { id sku stock { onHand availability } } }';

describe('orderUpdated', () => {
  it('sends a customer their order as it is, and again with each change of it', async () => {
    const shopper = await makeShopper(app());
    const order = await makeOrder(app(), shopper);
    const updates = (await subscribers.connect(shopper.headers)).follow(orderUpdated, { id: order.id });
    expect((await updates.next()).data.orderUpdated).toMatchObject({ status: 'PENDING_PAYMENT' });

    await pay(shopper, { orderId: order.id });
    expect((await updates.next()).data.orderUpdated).toEqual({
      id: order.id,
      number: order.number,
      status: 'PAID',
      total: { amount: '21.80' },
      events: [{ kind: 'PLACED' }, { kind: 'PAID' }],
    });
    await app().mutate('shipOrder', { orderId: order.id }, 'order { id }', 'staff');
    expect((await updates.next()).data.orderUpdated).toMatchObject({ status: 'SHIPPED' });
  });

  it('notifies staff of any order, but only of the one they subscribed to', async () => {
    const shopper = await makeShopper(app());
    const [one, other] = [await makeOrder(app(), shopper), await makeOrder(app(), shopper)];
    const staff = await subscribers.connect(await app().actors.headers('staff'));
    const updates = staff.follow(orderUpdated, { id: one.id });
    expect((await updates.next()).data.orderUpdated).toMatchObject({ status: 'PENDING_PAYMENT' });
    await app().mutate('cancelOrder', { orderId: other.id, reason: 'x' }, 'order { id }', 'staff');
    await app().mutate('cancelOrder', { orderId: one.id, reason: 'x' }, 'order { id }', 'staff');
    expect((await updates.next()).data.orderUpdated).toMatchObject({ id: one.id, status: 'CANCELLED' });
    expect(updates.events).toHaveLength(2);
  });

  it('reports nothing that is rolled back, and nothing before the commit', async () => {
    const shopper = await makeShopper(app());
    const order = await makeOrder(app(), shopper);
    const updates = (await subscribers.connect(shopper.headers)).follow(orderUpdated, { id: order.id });
    expect((await updates.next()).data.orderUpdated).toMatchObject({ status: 'PENDING_PAYMENT' });
    await expect(
      inTransaction(app().context(), async ctx => {
        await recordTimelineEvent(ctx, order.id, 'SHIPPED');
        throw new Error('Never mind.');
      }),
    ).rejects.toThrow('Never mind.');
    await sleep(100);
    expect(updates.events).toHaveLength(1);
    await inTransaction(app().context(), async ctx => {
      await recordTimelineEvent(ctx, order.id, 'SHIPPED');
      await sleep(100);
      expect(updates.events).toHaveLength(1);
    });
    expect((await updates.next()).data.orderUpdated.events).toEqual([
      { kind: 'PLACED' },
      { kind: 'SHIPPED' },
    ]);
  });
});

describe('stockChanged', () => {
  it('reports each product that was subscribed to, and no other', async () => {
    const ids = [await stockedProductId(app()), await stockedProductId(app()), await stockedProductId(app())];
    const shopper = await makeShopper(app());
    const stock = (await subscribers.connect(shopper.headers)).follow(stockChanged, { ids: ids.slice(0, 2) });
    await untilRunning(app(), 2);
    await setStock(app(), ids[2]!, 9);
    await setStock(app(), ids[1]!, 7);
    expect((await stock.next()).data.stockChanged).toMatchObject({
      id: ids[1],
      stock: { onHand: 7, availability: 'IN_STOCK' },
    });
    await makeOrder(
      app(),
      shopper,
      'PENDING_PAYMENT',
      ids.slice(0, 2).map(productId => ({ productId, quantity: 2 })),
    );
    const both = [await stock.next(), await stock.next()].map(({ data }) => data.stockChanged);
    expect(both.map(({ id, stock: { onHand } }) => [id, onHand]).sort()).toEqual(
      [
        [ids[0], 3],
        [ids[1], 5],
      ].sort(),
    );
    expect(stock.events).toHaveLength(3);
  });

  it('reports nothing about a product that was deleted meanwhile', async () => {
    const [gone, stays] = [await stockedProductId(app()), await stockedProductId(app())];
    const stock = (await subscribers.connect(await app().actors.headers('customer'))).follow(stockChanged, {
      ids: [gone, stays],
    });
    await untilRunning(app(), 2);
    await app().app.database.run({
      text: 'update product set deleted_at = ? where id = ?',
      values: [new Date(), gone],
    });
    app().app.services.live.publish([{ topic: 'stock.changed', data: { about: gone } }]);
    await setStock(app(), stays, 1);
    expect((await stock.next()).data.stockChanged.id).toBe(stays);
    expect(stock.errors).toEqual([]);
  });

  it.each([
    ['no id', []],
    ['an id of something else', ['order_01h455vb4pex5vsknk084sn02q']],
    ['no real id', ['x']],
    ['101 ids', Array(101).fill('product_01h455vb4pex5vsknk084sn02q')],
  ])('refuses %s', async (_what, ids) => {
    const stock = (await subscribers.connect(await app().actors.headers('customer'))).follow(stockChanged, {
      ids,
    });
    expect(await stock.refusal()).toBe('BAD_USER_INPUT');
    expect(stock.errors[0]!.message).toContain('"productIds"');
  });
});

describe('notificationReceived', () => {
  it('notifies each person of their own notifications', async () => {
    // Otherwise jobs of the other tests would create notifications too.
    while ((await app().work()) > 0);
    const manager = await app().actors.make({ roles: ['MANAGER'] });
    const other = await app().actors.make({ roles: ['MANAGER'] });
    const query = 'subscription { notificationReceived { id kind message readAt targetId } }';
    const [mine, theirs] = [
      (await subscribers.connect(manager.headers)).follow(query),
      (await subscribers.connect(other.headers)).follow(query),
    ];
    await untilRunning(app(), 2);
    await app().mutate(
      'registerStaff',
      { email: 'newcomer@example.com', password: 'four quiet words here', name: 'New Comer' },
      'staffMember { id }',
      'guest',
    );
    await app().work();
    const [first, second] = [await mine.next(), await theirs.next()].map(
      ({ data }) => data.notificationReceived,
    );
    expect(first).toMatchObject({ kind: 'STAFF_REGISTERED', readAt: null });
    expect(second.id).not.toBe(first.id);
    const { notifications } = await app()
      .sendWith(manager.headers, '{ notifications { nodes { id } } }')
      .then(a => a.data);
    expect(notifications.nodes.map((node: { id: string }) => node.id)).toContain(first.id);
  });
});

describe('staffRegistrationReceived', () => {
  it('notifies those who decide, with the same data as a query', async () => {
    const manager = await subscribers.connect(await app().actors.headers('manager'));
    const registrations = manager.follow(
      'subscription { staffRegistrationReceived { id name status jobTitle user { email } } }',
    );
    await untilRunning(app(), 1);
    const { staffMember } = await app().mutate(
      'registerStaff',
      { email: 'clerk@example.com', password: 'four quiet words here', name: 'A Clerk', jobTitle: 'Clerk' },
      'staffMember { id }',
      'guest',
    );
    expect((await registrations.next()).data.staffRegistrationReceived).toEqual({
      id: staffMember.id,
      name: 'A Clerk',
      status: 'PENDING',
      jobTitle: 'Clerk',
      user: { email: 'clerk@example.com' },
    });
  });
});

it('a subscription that a client ends, or whose client leaves, leaves nothing behind', async () => {
  const product = await stockedProductId(app());
  const subscriber = await subscribers.connect(await app().actors.headers('customer'));
  const followed = [1, 2, 3].map(() => subscriber.follow(stockChanged, { ids: [product] }));
  await untilRunning(app(), 3);
  followed[0]!.end();
  await untilRunning(app(), 2);
  expect(app().app.subscriptions.counts).toEqual({ connections: 1, subscriptions: 2 });
  await subscriber.leave();
  await untilNothingIsLeft(app());
});

it('many changes are combined into few events, the last with the current state', async () => {
  const product = await stockedProductId(app());
  const subscriber = await subscribers.connect(await app().actors.headers('customer'));
  const stock = subscriber.follow(stockChanged, { ids: [product] });
  await untilRunning(app(), 1);
  for (let onHand = 10; onHand < 40; onHand++) await setStock(app(), product, onHand);
  const last = async () => {
    let event = await stock.next();
    while (event.data.stockChanged.stock.onHand !== 39) event = await stock.next();
    return event;
  };
  await last();
  expect(stock.events.length).toBeLessThanOrEqual(30);
});
