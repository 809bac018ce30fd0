import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { codeOf } from '../../kit/codes.ts';
import { makeOrder, orderOf } from '../../kit/factories/order.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { onHandOf } from '../../kit/stock.ts';

const app = useApp();

const ship = (orderId: string, trackingNumber?: string | null, actor = 'staff') =>
  app().mutate('shipOrder', { orderId, trackingNumber }, 'order { status shippedAt trackingNumber }', actor);

describe('shipOrder', () => {
  it('records the shipment and its tracking number', async () => {
    const { id, productId } = await makeOrder(app(), await makeShopper(app()), 'PAID');
    const staff = await app().actors.find('staff');
    const { order, userErrors } = await ship(id, ' 1Z-999 ');
    expect(userErrors).toEqual([]);
    expect(order).toEqual({
      status: 'SHIPPED',
      shippedAt: expect.stringMatching(/^2026-/),
      trackingNumber: '1Z-999',
    });
    const { events } = await orderOf(app(), id);
    expect(events.at(-1)).toEqual({
      kind: 'SHIPPED',
      details: { trackingNumber: '1Z-999' },
      actor: { id: staff.userId },
    });
    expect(await onHandOf(app(), productId)).toBe(3);
    expect(await auditOf(app(), id, 'order.shipped')).toMatchObject([{ actor: { id: staff.userId } }]);
  });

  it.each([undefined, null])('can do without a number: %s', async trackingNumber => {
    const { id } = await makeOrder(app(), await makeShopper(app()), 'PAID');
    expect((await ship(id, trackingNumber)).order).toMatchObject({ status: 'SHIPPED', trackingNumber: null });
  });

  it.each(['x'.repeat(101), 'a\nb', ' '])('refuses a number such as %j', async trackingNumber => {
    const { id } = await makeOrder(app(), await makeShopper(app()), 'PAID');
    expect((await ship(id, trackingNumber)).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['trackingNumber'] },
    ]);
    expect((await orderOf(app(), id)).status).toBe('PAID');
  });

  it('happens once, however many try at once', async () => {
    const { id } = await makeOrder(app(), await makeShopper(app()), 'PAID');
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map(number => ship(id, number)));
    const done = answers.filter(({ order }) => order !== null);
    expect(done).toHaveLength(1);
    const now = await orderOf(app(), id);
    expect(now.kinds).toEqual(['PLACED', 'PAID', 'SHIPPED']);
    expect(now.trackingNumber).toBe(done[0].order.trackingNumber);
  });

  it('or a cancellation: one of them, never both', async () => {
    for (let round = 0; round < 8; round++) {
      const { id, productId } = await makeOrder(app(), await makeShopper(app()), 'PAID');
      const [shipped, cancelled] = await Promise.all([
        ship(id),
        app().mutate('cancelOrder', { orderId: id, reason: 'Gone.' }, 'order { status }', 'manager'),
      ]);
      expect([shipped, cancelled].filter(({ order }) => order !== null)).toHaveLength(1);
      expect(await onHandOf(app(), productId)).toBe(shipped.order ? 3 : 5);
    }
  });

  it('refuses the id of an order that does not exist', async () => {
    expect((await ship('order_01h455vb4pex5vsknk084sn02q')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['orderId'] },
    ]);
  });

  it('is for the staff with ORDERS_MANAGE', async () => {
    const shopper = await makeShopper(app());
    const { id } = await makeOrder(app(), shopper, 'PAID');
    const query = `mutation { shipOrder(input: { orderId: "${id}" }) { order { status } userErrors { code } } }`;
    expect(codeOf(await app().send('guest', query))).toBe('UNAUTHENTICATED');
    expect(codeOf(await shopper.send(query))).toBe('FORBIDDEN');
    const onlooker = await makeMember(app(), ['ORDERS_VIEW']);
    expect(codeOf(await as(app(), onlooker).send(query))).toBe('FORBIDDEN');
    const packer = await makeMember(app(), ['ORDERS_MANAGE']);
    expect((await as(app(), packer).ask(query)).shipOrder).toEqual({
      order: { status: 'SHIPPED' },
      userErrors: [],
    });
  });
});
