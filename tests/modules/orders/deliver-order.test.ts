import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { codeOf } from '../../kit/codes.ts';
import { makeOrder, orderOf } from '../../kit/factories/order.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { onHandOf } from '../../kit/stock.ts';

const app = useApp();

const deliver = (orderId: string, actor = 'staff') =>
  app().mutate('deliverOrder', { orderId }, 'order { status deliveredAt }', actor);

describe('deliverOrder', () => {
  it('records that the order was delivered', async () => {
    const { id, productId } = await makeOrder(app(), await makeShopper(app()), 'SHIPPED');
    const { order, userErrors } = await deliver(id);
    expect(userErrors).toEqual([]);
    expect(order).toEqual({
      status: 'DELIVERED',
      deliveredAt: expect.stringMatching(/^2026-/),
    });
    expect((await orderOf(app(), id)).kinds).toEqual(['PLACED', 'PAID', 'SHIPPED', 'DELIVERED']);
    expect(await onHandOf(app(), productId)).toBe(3);
    expect(await auditOf(app(), id, 'order.delivered')).toHaveLength(1);
  });

  it('happens once, however many try at once', async () => {
    const { id } = await makeOrder(app(), await makeShopper(app()), 'SHIPPED');
    const answers = await Promise.all([1, 2, 3].map(() => deliver(id)));
    expect(answers.filter(({ order }) => order !== null)).toHaveLength(1);
    expect((await orderOf(app(), id)).kinds).toEqual(['PLACED', 'PAID', 'SHIPPED', 'DELIVERED']);
  });

  it('refuses the id of an order that does not exist', async () => {
    expect((await deliver('order_01h455vb4pex5vsknk084sn02q')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['orderId'] },
    ]);
  });

  it('refuses the id of something else', async () => {
    expect((await deliver('product_01h455vb4pex5vsknk084sn02q')).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['orderId'] },
    ]);
  });

  it('is for the staff', async () => {
    const shopper = await makeShopper(app());
    const { id } = await makeOrder(app(), shopper, 'SHIPPED');
    const query = `mutation { deliverOrder(input: { orderId: "${id}" }) { order { status } } }`;
    expect(codeOf(await app().send('guest', query))).toBe('UNAUTHENTICATED');
    expect(codeOf(await shopper.send(query))).toBe('FORBIDDEN');
    expect((await orderOf(app(), id)).status).toBe('SHIPPED');
  });
});
