import { afterAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { auditOf, verifyAuditLog } from '../../kit/audit-log.ts';
import { makeOrder, orderOf } from '../../kit/factories/order.ts';
import { type Payer, pay, refundSome, simulate, startedPayment } from '../../kit/factories/payment.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { ledgerProblems } from '../../kit/ledger.ts';
import { newKey } from '../../kit/new-key.ts';
import { orderProblems } from '../../kit/order-problems.ts';
import { onHandOf } from '../../kit/stock.ts';

const app = useApp();

afterAll(async () => {
  await app().work();
  expect(await ledgerProblems(app())).toEqual([]);
  expect(await orderProblems(app())).toEqual([]);
  const verification = await verifyAuditLog(app(), 'intact');
  expect(verification).toEqual({ intact: true });
});

const begin = (payer: Payer, orderId: string, idempotencyKey = newKey()) =>
  payer.mutate(
    'startPayment',
    { idempotencyKey, orderId },
    'payment { id status clientSecret amount { amount currencyCode } target { ... on Order { id } } }',
  );

describe('paying an order', () => {
  it('is of all that is due, and makes it PAID', async () => {
    const shopper = await makeShopper(app());
    const { id } = await makeOrder(app(), shopper);
    const { payment, userErrors } = await begin(shopper, id);
    expect(userErrors).toEqual([]);
    expect(payment).toEqual({
      id: expect.stringMatching(/^payment_/),
      status: 'REQUIRES_ACTION',
      clientSecret: expect.stringContaining('_secret_'),
      amount: { amount: '21.80', currencyCode: 'USD' },
      target: { id },
    });
    expect((await simulate(shopper, payment.id)).payment.status).toBe('SUCCEEDED');
    const now = await orderOf(app(), id);
    expect(now).toMatchObject({
      status: 'PAID',
      paidAt: expect.stringMatching(/^2026-/),
      amountPaid: '21.80',
      amountDue: '0.00',
      amountRefunded: '0.00',
      kinds: ['PLACED', 'PAID'],
    });
    expect(now.events[1].details).toEqual({ paymentId: payment.id, amount: '21.80' });
    expect(await auditOf(app(), id, 'order.paid')).toHaveLength(1);
  });

  it('is gone on with when it is begun again, also with another key', async () => {
    const shopper = await makeShopper(app());
    const { id } = await makeOrder(app(), shopper);
    const first = await begin(shopper, id, 'one');
    expect(await begin(shopper, id, 'one')).toEqual(first);
    expect(await begin(shopper, id, 'two')).toEqual(first);
    expect(await begin(shopper, id, 'two')).toEqual(first);
    const many = await Promise.all(Array.from({ length: 8 }, () => begin(shopper, id)));
    for (const answer of many) expect(answer).toEqual(first);
    expect((await orderOf(app(), id)).payments).toHaveLength(1);
  });

  it('is over once it is paid; the old keys still have the old answer', async () => {
    const shopper = await makeShopper(app());
    const { id, number } = await makeOrder(app(), shopper);
    const { payment } = await begin(shopper, id, 'key');
    await simulate(shopper, payment.id);
    expect((await begin(shopper, id)).userErrors).toMatchObject([
      { code: 'ALREADY_PAID', message: `Order ${number} is paid.`, path: ['orderId'] },
    ]);
    expect((await begin(shopper, id, 'key')).payment).toMatchObject({ id: payment.id, status: 'SUCCEEDED' });
    expect((await simulate(shopper, payment.id)).payment).toMatchObject({ status: 'SUCCEEDED' });
    expect((await orderOf(app(), id)).kinds).toEqual(['PLACED', 'PAID']);
  });

  it('is not possible once it is canceled, though it was paid or free before', async () => {
    const shopper = await makeShopper(app());
    const productId = await stockedProductId(app(), 1, { price: '0.00' });
    const free = await makeOrder(app(), shopper, 'CANCELLED', [{ productId, quantity: 1 }]);
    const paid = await makeOrder(app(), shopper, 'PAID');
    await app().mutate('cancelOrder', { orderId: paid.id, reason: 'Gone.' }, 'order { id }', 'staff');
    for (const { id, number } of [free, paid])
      expect((await begin(shopper, id)).userErrors).toMatchObject([
        {
          code: 'WRONG_STATUS',
          message: `Order ${number} was canceled; it cannot be paid now.`,
        },
      ]);
  });

  it('can fail and be tried again', async () => {
    const shopper = await makeShopper(app());
    const { id } = await makeOrder(app(), shopper);
    const { id: paymentId } = await startedPayment(shopper, { orderId: id });
    expect((await simulate(shopper, paymentId, 'FAIL')).payment.status).toBe('FAILED');
    expect(await orderOf(app(), id)).toMatchObject({ status: 'PENDING_PAYMENT', amountDue: '21.80' });
    await pay(shopper, { orderId: id });
    await app().work();
    expect(await orderOf(app(), id)).toMatchObject({ status: 'PAID', amountPaid: '21.80' });
  });

  it('twice, by the customer and for them by the staff, keeps the money once', async () => {
    const shopper = await makeShopper(app());
    const { id } = await makeOrder(app(), shopper);
    const own = (await startedPayment(shopper, { orderId: id })).id;
    const { payment } = await app().mutate(
      'startPayment',
      { idempotencyKey: newKey(), orderId: id },
      'payment { id }',
      'staff',
    );
    expect(payment.id).not.toBe(own);
    const byStaff = () =>
      app().mutate(
        'simulatePayment',
        { paymentId: payment.id, outcome: 'SUCCEED' },
        'payment { id }',
        'staff',
      );
    const answers = await Promise.all([simulate(shopper, own), byStaff()]);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    await app().work();
    const order = await orderOf(app(), id);
    expect(order).toMatchObject({ status: 'PAID', amountPaid: '21.80', amountRefunded: '0.00' });
    expect(order.payments.map((one: { status: string }) => one.status).sort()).toEqual([
      'REFUNDED',
      'SUCCEEDED',
    ]);
    expect(await orderProblems(app())).toEqual([]);
  });
});

describe('money that comes after the order was canceled', () => {
  it('goes back by itself, and the order stays as it is', async () => {
    const shopper = await makeShopper(app());
    const { id, productId } = await makeOrder(app(), shopper);
    const { id: paymentId } = await startedPayment(shopper, { orderId: id });
    await shopper.mutate('cancelOrder', { orderId: id }, 'order { id }');
    expect((await simulate(shopper, paymentId)).payment.status).toBe('SUCCEEDED');
    await app().work();
    expect(await orderOf(app(), id)).toMatchObject({
      status: 'CANCELLED',
      amountPaid: '0.00',
      amountRefunded: '0.00',
      amountDue: '0.00',
      kinds: ['PLACED', 'CANCELLED'],
      payments: [{ status: 'REFUNDED', refundedAmount: { amount: '21.80' } }],
    });
    expect(await onHandOf(app(), productId)).toBe(5);
  });

  it('in the same moment is refused or given back, whoever is first', async () => {
    for (let round = 0; round < 10; round++) {
      const shopper = await makeShopper(app());
      const { id, productId } = await makeOrder(app(), shopper);
      const { id: paymentId } = await startedPayment(shopper, { orderId: id });
      const pay = () => simulate(shopper, paymentId);
      const cancel = () =>
        app().mutate('cancelOrder', { orderId: id, reason: 'Gone.' }, 'order { id }', 'staff');
      const answers = await Promise.all(round % 2 ? [pay(), cancel()] : [cancel(), pay()]);
      expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
      await app().work();
      const order = await orderOf(app(), id);
      expect(order.status).toBe('CANCELLED');
      expect(order.amountPaid).toBe(order.amountRefunded);
      expect(order.payments).toMatchObject([{ status: 'REFUNDED' }]);
      expect(await onHandOf(app(), productId)).toBe(5);
    }
    expect(await orderProblems(app())).toEqual([]);
  });
});

describe('refunding an order', () => {
  it('of a part leaves its status; of everything makes it REFUNDED', async () => {
    const { id, paymentId } = await makeOrder(app(), await makeShopper(app()), 'DELIVERED');
    expect((await refundSome(app(), paymentId!, '1.80')).payment).toEqual({
      status: 'PARTIALLY_REFUNDED',
      refundedAmount: { amount: '1.80' },
    });
    expect(await orderOf(app(), id)).toMatchObject({ status: 'DELIVERED', amountRefunded: '1.80' });
    expect((await refundSome(app(), paymentId!)).payment.status).toBe('REFUNDED');
    await app().work();
    const now = await orderOf(app(), id);
    expect(now).toMatchObject({
      status: 'REFUNDED',
      amountPaid: '21.80',
      amountRefunded: '21.80',
      amountDue: '0.00',
    });
    expect(now.kinds.slice(-2)).toEqual(['REFUNDED', 'REFUNDED']);
  });

  it('gives back no more than was paid, however many ask at once', async () => {
    const { id, paymentId } = await makeOrder(app(), await makeShopper(app()), 'PAID');
    expect((await refundSome(app(), paymentId!, '21.81')).userErrors).toMatchObject([
      { code: 'REFUND_TOO_HIGH', path: ['amount'] },
    ]);
    expect((await orderOf(app(), id)).amountRefunded).toBe('0.00');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => refundSome(app(), paymentId!, '10.00')),
    );
    expect(answers.flatMap(({ userErrors }) => userErrors)).toHaveLength(3);
    await app().work();
    expect(await orderOf(app(), id)).toMatchObject({ status: 'PAID', amountRefunded: '20.00' });
    expect((await refundSome(app(), paymentId!, '1.81')).userErrors).toMatchObject([
      { code: 'REFUND_TOO_HIGH' },
    ]);
  });

  it('at the same time as lines come back gives no more than was paid', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, lines, paymentId } = await makeOrder(app(), await makeShopper(app()), 'DELIVERED');
      await Promise.all([
        refundSome(app(), paymentId!, '15.00'),
        app().mutate(
          'returnOrderLines',
          {
            idempotencyKey: newKey(),
            orderId: id,
            lines: [{ orderLineId: lines[0]!.id, quantity: 2 }],
          },
          'order { id }',
          'staff',
        ),
      ]);
      await app().work();
      expect((await orderOf(app(), id)).amountRefunded).toBe('21.80');
    }
    expect(await orderProblems(app())).toEqual([]);
  });
});
