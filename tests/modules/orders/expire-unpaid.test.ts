import { afterAll, describe, expect, it } from 'vitest';
import { expireUnpaid } from '../../../src/modules/orders/jobs/expire-unpaid.job.ts';
import { useApp } from '../../kit/app.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { makeOrder, orderOf } from '../../kit/factories/order.ts';
import { simulate, startedPayment } from '../../kit/factories/payment.ts';
import { again, makeShopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { ledgerProblems } from '../../kit/ledger.ts';
import { orderProblems } from '../../kit/order-problems.ts';
import { movementsOf, onHandOf } from '../../kit/stock.ts';
import { minuteMs } from '../../kit/time.ts';
import { updateSettings } from '../../kit/update-settings.ts';

const app = useApp();

afterAll(async () => {
  await app().work();
  expect(await ledgerProblems(app())).toEqual([]);
  expect(await orderProblems(app())).toEqual([]);
});

const later = async (minutes: number) => {
  app().clock.advance(minutes * minuteMs);
  await app().work();
};

describe('an order that is not paid in time', () => {
  it('is canceled after an hour, and its goods are in stock again', async () => {
    const shopper = await makeShopper(app());
    const { id, productId } = await makeOrder(app(), shopper);
    const { id: paymentId } = await startedPayment(shopper, { orderId: id });
    await later(59);
    expect((await orderOf(app(), id)).status).toBe('PENDING_PAYMENT');
    expect(await onHandOf(app(), productId)).toBe(3);
    await later(2);
    const now = await orderOf(app(), id);
    expect(now).toMatchObject({
      status: 'CANCELLED',
      cancelReason: 'It was not paid in time.',
      cancelledAt: expect.stringMatching(/^2026-/),
      amountDue: '0.00',
      kinds: ['PLACED', 'EXPIRED'],
      payments: [{ id: paymentId, status: 'CANCELLED' }],
    });
    expect(now.events[1].actor).toBeNull();
    expect(await onHandOf(app(), productId)).toBe(5);
    expect((await movementsOf(app(), productId))[0]).toMatchObject({
      reason: 'CANCELLATION',
      delta: 2,
      reference: id,
    });
    expect(await auditOf(app(), id, 'order.expired')).toMatchObject([{ actor: null }]);
    await later(120);
    expect((await orderOf(app(), id)).kinds).toEqual(['PLACED', 'EXPIRED']);
    expect(await onHandOf(app(), productId)).toBe(5);
  });

  it('had the time that the store gave when it was placed', async () => {
    await updateSettings(app(), { paymentWindowMinutes: 5 });
    const short = await makeOrder(app(), await makeShopper(app()));
    await updateSettings(app(), { paymentWindowMinutes: 60 });
    const long = await makeOrder(app(), await makeShopper(app()));
    await later(6);
    expect((await orderOf(app(), short.id)).status).toBe('CANCELLED');
    expect((await orderOf(app(), long.id)).status).toBe('PENDING_PAYMENT');
  });

  it('cannot be paid any more, also before the job has come by', async () => {
    const shopper = await makeShopper(app());
    const { id } = await makeOrder(app(), shopper);
    app().clock.advance(61 * minuteMs);
    const { payment, userErrors } = await (await again(app(), shopper)).mutate(
      'startPayment',
      { idempotencyKey: 'late', orderId: id },
      'payment { id }',
    );
    expect(payment).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'WRONG_STATUS', path: ['orderId'] }]);
  });

  it('stays as it is when it was paid, shipped, or canceled before', async () => {
    const shopper = await makeShopper(app());
    const statuses = ['PAID', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'REFUNDED'] as const;
    const orders = [];
    for (const status of statuses) orders.push(await makeOrder(app(), shopper, status));
    await app().work();
    const before = await Promise.all(orders.map(({ id }) => orderOf(app(), id)));
    await later(61);
    expect(await Promise.all(orders.map(({ id }) => orderOf(app(), id)))).toEqual(before);
    expect(before.map(order => order.status)).toEqual(statuses);
  });

  it('goes with all others, however many there are', async () => {
    const productId = await stockedProductId(app(), 250);
    const shopper = await makeShopper(app());
    for (let batch = 0; batch < 5; batch++)
      await Promise.all(
        Array.from({ length: 42 }, () =>
          makeOrder(app(), shopper, 'PENDING_PAYMENT', [{ productId, quantity: 1 }]),
        ),
      );
    expect(await onHandOf(app(), productId)).toBe(40);
    await later(61);
    expect(await onHandOf(app(), productId)).toBe(250);
    expect(await ledgerProblems(app())).toEqual([]);
  });

  it('is canceled once, though two workers come by at the same moment', async () => {
    const { id, productId } = await makeOrder(app(), await makeShopper(app()));
    app().clock.advance(61 * minuteMs);
    const run = () => expireUnpaid.run(app().context(), {} as never);
    await Promise.all([run(), run(), run()]);
    expect((await orderOf(app(), id)).kinds).toEqual(['PLACED', 'EXPIRED']);
    expect(await onHandOf(app(), productId)).toBe(5);
  });
});

describe('money that comes after that', () => {
  it('goes back by itself, and the order stays canceled', async () => {
    const shopper = await makeShopper(app());
    const { id, productId } = await makeOrder(app(), shopper);
    const { id: paymentId } = await startedPayment(shopper, { orderId: id });
    await later(61);
    await simulate(await again(app(), shopper), paymentId);
    await app().work();
    expect(await orderOf(app(), id)).toMatchObject({
      status: 'CANCELLED',
      amountPaid: '0.00',
      amountRefunded: '0.00',
      kinds: ['PLACED', 'EXPIRED'],
      payments: [{ status: 'REFUNDED', refundedAmount: { amount: '21.80' } }],
    });
    expect(await onHandOf(app(), productId)).toBe(5);
  });

  it('in the same moment is taken, or goes back; never is an order both paid and canceled', async () => {
    for (let round = 0; round < 12; round++) {
      const shopper = await makeShopper(app());
      const { id, productId } = await makeOrder(app(), shopper);
      const { id: paymentId } = await startedPayment(shopper, { orderId: id });
      app().clock.advance(61 * minuteMs);
      const payer = await again(app(), shopper);
      const expire = () => expireUnpaid.run(app().context(), {} as never);
      const pay = () => simulate(payer, paymentId);
      await Promise.all(round % 2 ? [pay(), expire()] : [expire(), pay()]);
      await app().work();
      const order = await orderOf(app(), id);
      if (order.status === 'PAID') {
        expect(order).toMatchObject({ amountPaid: '21.80', payments: [{ status: 'SUCCEEDED' }] });
        expect(await onHandOf(app(), productId)).toBe(3);
      } else {
        expect(order).toMatchObject({
          status: 'CANCELLED',
          amountPaid: '0.00',
          payments: [{ status: 'REFUNDED' }],
        });
        expect(await onHandOf(app(), productId)).toBe(5);
      }
      expect(await orderProblems(app())).toEqual([]);
    }
  });
});
