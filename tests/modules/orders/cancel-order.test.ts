import { afterAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { codeOf } from '../../kit/codes.ts';
import { makeOrder, orderOf } from '../../kit/factories/order.ts';
import { type Payer, refundSome, startedPayment } from '../../kit/factories/payment.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { ledgerProblems } from '../../kit/ledger.ts';
import { orderProblems } from '../../kit/order-problems.ts';
import { movementsOf, onHandOf } from '../../kit/stock.ts';

const app = useApp();

afterAll(async () => {
  await app().work();
  expect(await ledgerProblems(app())).toEqual([]);
  expect(await orderProblems(app())).toEqual([]);
});

const fields = 'order { id status cancelReason cancelledAt amountDue { amount } }';
const cancel = (by: Payer, orderId: string, reason?: string) =>
  by.mutate('cancelOrder', { orderId, reason }, fields);
const staffCancels = (orderId: string, reason?: string, actor = 'staff') =>
  app().mutate('cancelOrder', { orderId, reason }, fields, actor);

describe('cancelOrder', () => {
  it('by the customer, before the money came: the goods are back and nothing is due', async () => {
    const shopper = await makeShopper(app());
    const { id, productId } = await makeOrder(app(), shopper);
    const { id: paymentId } = await startedPayment(shopper, { orderId: id });
    expect(await onHandOf(app(), productId)).toBe(3);
    const { order, userErrors } = await cancel(shopper, id);
    expect(userErrors).toEqual([]);
    expect(order).toEqual({
      id,
      status: 'CANCELLED',
      cancelReason: 'Canceled by the customer.',
      cancelledAt: expect.stringMatching(/^2026-/),
      amountDue: { amount: '0.00' },
    });
    expect(await onHandOf(app(), productId)).toBe(5);
    const [back] = await movementsOf(app(), productId);
    expect(back).toMatchObject({ reason: 'CANCELLATION', delta: 2, onHandAfter: 5, reference: id });
    const now = await orderOf(app(), id);
    expect(now.kinds).toEqual(['PLACED', 'CANCELLED']);
    expect(now.payments).toMatchObject([{ id: paymentId, status: 'CANCELLED' }]);
    expect(await auditOf(app(), id, 'order.cancelled')).toMatchObject([{ actor: { id: shopper.userId } }]);
  });

  it('keeps what the customer says, without the spaces around it', async () => {
    const shopper = await makeShopper(app());
    const { id } = await makeOrder(app(), shopper);
    expect((await cancel(shopper, id, '  Too slow.\n')).order.cancelReason).toBe('Too slow.');
  });

  it('by the staff, also when it is paid: the money goes back', async () => {
    const shopper = await makeShopper(app());
    const { id, productId } = await makeOrder(app(), shopper, 'PAID');
    const { order } = await staffCancels(id, 'Broken in the store.');
    expect(order).toMatchObject({ status: 'CANCELLED', cancelReason: 'Broken in the store.' });
    expect(await onHandOf(app(), productId)).toBe(5);
    await app().work();
    expect(await orderOf(app(), id)).toMatchObject({
      status: 'CANCELLED',
      amountPaid: '21.80',
      amountRefunded: '21.80',
      kinds: ['PLACED', 'PAID', 'CANCELLED', 'REFUNDED'],
      payments: [{ status: 'REFUNDED', refundedAmount: { amount: '21.80' } }],
    });
  });

  it('gives back what is left after an earlier refund', async () => {
    const { id, paymentId } = await makeOrder(app(), await makeShopper(app()), 'PAID');
    expect((await refundSome(app(), paymentId!, '5.00')).userErrors).toEqual([]);
    await staffCancels(id, 'Gone.');
    await app().work();
    expect(await orderOf(app(), id)).toMatchObject({
      status: 'CANCELLED',
      amountRefunded: '21.80',
      payments: [{ status: 'REFUNDED' }],
    });
  });

  it('restocks goods that are no longer for sale', async () => {
    const shopper = await makeShopper(app());
    const [archived, deleted] = [await stockedProductId(app()), await stockedProductId(app())];
    const lines = [archived, deleted].map(productId => ({ productId, quantity: 2 }));
    const { id } = await makeOrder(app(), shopper, 'PENDING_PAYMENT', lines);
    await app().mutate('updateProduct', { productId: archived, status: 'ARCHIVED' }, 'product { id }');
    await app().mutate('deleteProduct', { productId: deleted }, 'deletedProductId');
    expect((await cancel(shopper, id)).userErrors).toEqual([]);
    await app().mutate('restoreProduct', { productId: deleted }, 'product { id }');
    expect([await onHandOf(app(), archived), await onHandOf(app(), deleted)]).toEqual([5, 5]);
  });

  it('wants a reason from the staff', async () => {
    const { id, productId } = await makeOrder(app(), await makeShopper(app()));
    for (const reason of [undefined, null, '  '])
      expect((await staffCancels(id, reason as string)).userErrors).toMatchObject([
        { code: 'INVALID_INPUT', path: ['reason'] },
      ]);
    expect((await staffCancels(id, 'x'.repeat(501))).userErrors).toMatchObject([{ path: ['reason'] }]);
    expect((await orderOf(app(), id)).status).toBe('PENDING_PAYMENT');
    expect(await onHandOf(app(), productId)).toBe(3);
  });

  it('by the customer after paying: the goods are back, and so is the money', async () => {
    const shopper = await makeShopper(app());
    const { id, productId } = await makeOrder(app(), shopper, 'PAID');
    expect((await cancel(shopper, id)).order).toMatchObject({ status: 'CANCELLED' });
    expect(await onHandOf(app(), productId)).toBe(5);
    await app().work();
    expect(await orderOf(app(), id)).toMatchObject({
      amountRefunded: '21.80',
      kinds: ['PLACED', 'PAID', 'CANCELLED', 'REFUNDED'],
      payments: [{ status: 'REFUNDED' }],
    });
  });

  it('and shipping at once: one of them wins', async () => {
    const shopper = await makeShopper(app());
    for (let round = 0; round < 5; round++) {
      const { id, productId } = await makeOrder(app(), shopper, 'PAID');
      const [canceled, shipped] = await Promise.all([
        cancel(shopper, id),
        app().mutate('shipOrder', { orderId: id }, 'order { status }', 'staff'),
      ]);
      const refused = [canceled, shipped].filter(({ userErrors }) => userErrors.length > 0);
      expect(refused).toMatchObject([{ userErrors: [{ code: 'WRONG_STATUS' }] }]);
      await app().work();
      const { status, amountRefunded } = await orderOf(app(), id);
      const wasCanceled = status === 'CANCELLED';
      expect([status, amountRefunded]).toEqual(wasCanceled ? ['CANCELLED', '21.80'] : ['SHIPPED', '0.00']);
      expect(await onHandOf(app(), productId)).toBe(wasCanceled ? 5 : 3);
    }
  });

  it('is refused once it is shipped', async () => {
    const shopper = await makeShopper(app());
    const { id, number, productId } = await makeOrder(app(), shopper, 'SHIPPED');
    const { order, userErrors } = await cancel(shopper, id);
    expect(order).toBeNull();
    expect(userErrors).toMatchObject([
      {
        code: 'WRONG_STATUS',
        message: `Order ${number} was shipped; it can no longer be canceled.`,
        path: ['orderId'],
      },
    ]);
    expect(await onHandOf(app(), productId)).toBe(3);
  });

  it('of somebody else is as of one that does not exist', async () => {
    const [owner, other] = [await makeShopper(app()), await makeShopper(app())];
    const { id, productId } = await makeOrder(app(), owner);
    const nothing = 'order_01h455vb4pex5vsknk084sn02q';
    const [theirs, none] = [await cancel(other, id), await cancel(other, nothing)];
    expect(none.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['orderId'] }]);
    expect(JSON.stringify(theirs).replaceAll(id, nothing)).toBe(JSON.stringify(none));
    expect((await cancel(other, 'product_01h455vb4pex5vsknk084sn02q')).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['orderId'] },
    ]);
    expect(await onHandOf(app(), productId)).toBe(3);
    const guest = await app().send(
      'guest',
      `mutation { cancelOrder(input: { orderId: "${id}" }) { order { id } } }`,
    );
    expect(codeOf(guest)).toBe('UNAUTHENTICATED');
  });

  it('ten times at once, or again later, puts the goods back once and answers alike', async () => {
    const shopper = await makeShopper(app());
    const { id, productId } = await makeOrder(app(), shopper);
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(shopper, id)));
    answers.push(await cancel(shopper, id));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(new Set(answers.map(({ order }) => JSON.stringify(order))).size).toBe(1);
    expect(await onHandOf(app(), productId)).toBe(5);
    expect((await orderOf(app(), id)).kinds).toEqual(['PLACED', 'CANCELLED']);
    expect(await auditOf(app(), id, 'order.cancelled')).toHaveLength(1);
  });

  it('again by somebody else, or with other words, is refused', async () => {
    const shopper = await makeShopper(app());
    const { id } = await makeOrder(app(), shopper);
    await cancel(shopper, id, 'Too slow.');
    const refused = [
      await cancel(shopper, id, 'Too dear.'),
      await cancel(shopper, id),
      await staffCancels(id, 'Too slow.'),
    ];
    for (const { order, userErrors } of refused) {
      expect(order).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'WRONG_STATUS', path: ['orderId'] }]);
    }
    expect((await cancel(shopper, id, ' Too slow. ')).order).toMatchObject({ cancelReason: 'Too slow.' });
  });
});
