import { expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { codeOf } from '../../kit/codes.ts';
import { makeOrder, orderOf } from '../../kit/factories/order.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { newKey } from '../../kit/new-key.ts';

const app = useApp();
const fields = 'results { id order { status trackingNumber } userErrors { code path } }';

it('ships each order on its own, and twice with one key only once', async () => {
  const shopper = await makeShopper(app());
  const [paid, unpaid] = [await makeOrder(app(), shopper, 'PAID'), await makeOrder(app(), shopper)];
  const orders = [{ orderId: unpaid.id }, { orderId: paid.id, trackingNumber: ' 1Z ' }];
  const input = { idempotencyKey: newKey(), orders };
  const answer = await app().mutate('shipOrders', input, fields, 'staff');
  expect(answer.results).toEqual([
    { id: unpaid.id, order: null, userErrors: [{ code: 'WRONG_STATUS', path: ['orders', '0', 'orderId'] }] },
    { id: paid.id, order: { status: 'SHIPPED', trackingNumber: '1Z' }, userErrors: [] },
  ]);
  expect(await app().mutate('shipOrders', input, fields, 'staff')).toEqual(answer);
  expect((await orderOf(app(), paid.id)).kinds).toEqual(['PLACED', 'PAID', 'SHIPPED']);
});

it('ships none when all or nothing was asked for and one is refused', async () => {
  const shopper = await makeShopper(app());
  const [paid, unpaid] = [await makeOrder(app(), shopper, 'PAID'), await makeOrder(app(), shopper)];
  const orders = [{ orderId: paid.id }, { orderId: unpaid.id }];
  const input = { idempotencyKey: newKey(), atomic: true, orders };
  const { results } = await app().mutate('shipOrders', input, fields, 'staff');
  expect(results).toMatchObject([
    { order: null, userErrors: [{ code: 'BULK_ABORTED', path: ['orders', '0', 'orderId'] }] },
    { order: null, userErrors: [{ code: 'WRONG_STATUS' }] },
  ]);
  expect((await orderOf(app(), paid.id)).status).toBe('PAID');
});

it('is for the staff with ORDERS_MANAGE', async () => {
  const query = 'mutation { shipOrders(input: { idempotencyKey: "k", orders: [] }) { userErrors { code } } }';
  expect(codeOf(await app().send('guest', query))).toBe('UNAUTHENTICATED');
  expect(codeOf(await app().send('customer', query))).toBe('FORBIDDEN');
});
