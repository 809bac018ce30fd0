import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import type { Client } from '../../kit/client.ts';
import { makeOrder, orderOf } from '../../kit/factories/order.ts';
import { refundSome, simulate, startedPayment } from '../../kit/factories/payment.ts';
import { makeRentable, makeRental, sign } from '../../kit/factories/rental.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { templatesTo } from '../../kit/mails-to.ts';
import { newKey } from '../../kit/new-key.ts';
import { actionsOf, tryOffered } from '../../kit/next-actions.ts';
import { dayMs } from '../../kit/time.ts';

const app = useApp();

const details =
  'payment { id status provider amount { amount } reference receivedOn receiptNumber isRefundedByHand target { id } }';

function record(who: Client, target: object, more: object = {}) {
  const input = { idempotencyKey: newKey(), target, tender: 'BANK_TRANSFER', ...more };
  return who.mutate('recordPayment', input, details);
}

const clerk = async () =>
  as(app(), await makeMember(app(), ['ORDERS_VIEW', 'PAYMENTS_VIEW', 'PAYMENTS_RECORD']));

describe('recordPayment of an order', () => {
  it('records a transfer of all that is due: the order is paid, and the customer gets a mail', async () => {
    const shopper = await makeShopper(app());
    const order = await makeOrder(app(), shopper);
    const yesterday = new Date(app().clock.now().getTime() - dayMs).toISOString().slice(0, 10);
    const { payment, userErrors } = await record(
      await clerk(),
      { orderId: order.id },
      { reference: '  RF18 5390 0754 7034  ', receivedOn: yesterday },
    );
    expect(userErrors).toEqual([]);
    expect(payment).toEqual({
      id: expect.any(String),
      status: 'SUCCEEDED',
      provider: 'BANK_TRANSFER',
      amount: { amount: '21.80' },
      reference: 'RF18 5390 0754 7034',
      receivedOn: yesterday,
      receiptNumber: expect.stringMatching(/^R-/),
      isRefundedByHand: true,
      target: { id: order.id },
    });
    expect(await orderOf(app(), order.id)).toMatchObject({
      status: 'PAID',
      amountPaid: '21.80',
      amountDue: '0.00',
      kinds: ['PLACED', 'PAID'],
    });
    expect(await templatesTo(app(), shopper.email, 'orders.')).toContain('orders.paid');
  });

  it('takes parts. The order waits for the rest, however long, and is paid with the last of them', async () => {
    const shopper = await makeShopper(app());
    const order = await makeOrder(app(), shopper);
    const staff = await clerk();
    const { payment } = await record(staff, { orderId: order.id }, { tender: 'CASH', amount: '10.00' });
    expect(payment).toMatchObject({ provider: 'CASH', amount: { amount: '10.00' }, reference: null });
    expect(await orderOf(app(), order.id)).toMatchObject({
      status: 'PENDING_PAYMENT',
      amountPaid: '10.00',
      amountDue: '11.80',
      expiresAt: null,
    });
    app().clock.advance(3 * dayMs);
    await app().work();
    expect((await orderOf(app(), order.id)).status).toBe('PENDING_PAYMENT');
    const later = await clerk();
    const tooMuch = await record(later, { orderId: order.id }, { amount: '11.81' });
    expect(tooMuch.userErrors).toMatchObject([
      {
        code: 'INVALID_INPUT',
        path: ['amount'],
        message: '"amount" must be at most what is due, 11.80 USD, but it is 11.81.',
      },
    ]);
    await record(later, { orderId: order.id }, { tender: 'CHECK', reference: '0001234' });
    expect(await orderOf(app(), order.id)).toMatchObject({ status: 'PAID', amountPaid: '21.80' });
  });

  it('gives a part back when the order is canceled', async () => {
    const order = await makeOrder(app(), await makeShopper(app()));
    await record(await clerk(), { orderId: order.id }, { amount: '5.00' });
    await app().mutate('cancelOrder', { orderId: order.id, reason: 'x' }, 'order { id }', 'staff');
    expect(await orderOf(app(), order.id)).toMatchObject({ status: 'CANCELLED', amountRefunded: '5.00' });
    await app().work();
    const { notifications } = await app().ask(
      'manager',
      '{ notifications(first: 20) { nodes { kind message } } }',
    );
    expect(notifications.nodes).toContainEqual({
      kind: 'REFUND_NEEDED',
      message: `5.00 USD for Order ${order.number} must be paid back by bank transfer.`,
    });
  });

  it('cancels a payment that was started online, so that nobody pays twice', async () => {
    const shopper = await makeShopper(app());
    const order = await makeOrder(app(), shopper);
    const started = await startedPayment(shopper, { orderId: order.id });
    await record(await clerk(), { orderId: order.id });
    const { payments } = await orderOf(app(), order.id);
    expect(payments.map(({ status }: { status: string }) => status).sort()).toEqual([
      'CANCELLED',
      'SUCCEEDED',
    ]);
    // If the provider had it paid already, that money goes back.
    await simulate(shopper, started.id);
    await app().work();
    expect(await orderOf(app(), order.id)).toMatchObject({ status: 'PAID', amountPaid: '21.80' });
  });

  it('sends an online payment of all back that comes through when a part was recorded meanwhile', async () => {
    const shopper = await makeShopper(app());
    const order = await makeOrder(app(), shopper);
    const started = await startedPayment(shopper, { orderId: order.id });
    await record(await clerk(), { orderId: order.id }, { amount: '10.00' });
    await simulate(shopper, started.id);
    await app().work();
    const { status, amountPaid, amountDue, payments } = await orderOf(app(), order.id);
    expect({ status, amountPaid, amountDue }).toEqual({
      status: 'PENDING_PAYMENT',
      amountPaid: '10.00',
      amountDue: '11.80',
    });
    expect(payments.map((one: { status: string }) => one.status).sort()).toEqual(['REFUNDED', 'SUCCEEDED']);
  });

  it('makes a part that is given back due again, without touching the price', async () => {
    const order = await makeOrder(app(), await makeShopper(app()));
    const { payment } = await record(await clerk(), { orderId: order.id }, { amount: '10.00' });
    expect((await refundSome(app(), payment.id)).userErrors).toEqual([]);
    expect(await orderOf(app(), order.id)).toMatchObject({
      status: 'PENDING_PAYMENT',
      amountPaid: '10.00',
      amountRefunded: '10.00',
      amountDue: '21.80',
    });
    const rest = await record(await clerk(), { orderId: order.id });
    expect(rest.payment.amount).toEqual({ amount: '21.80' });
    expect(await orderOf(app(), order.id)).toMatchObject({ status: 'PAID', amountDue: '0.00' });
    const { order: read } = await app().ask(
      'manager',
      'query ($id: ID!) { order(id: $id) { lines { refunded { amount } } } }',
      { id: order.id },
    );
    expect(read.lines).toEqual([{ refunded: { amount: '0.00' } }]);
    // All of its price can be refunded afterwards.
    expect((await refundSome(app(), rest.payment.id)).userErrors).toEqual([]);
    expect((await orderOf(app(), order.id)).status).toBe('REFUNDED');
  });

  it('does nothing twice for one key', async () => {
    const order = await makeOrder(app(), await makeShopper(app()));
    const staff = await clerk();
    const input = {
      idempotencyKey: newKey(),
      target: { orderId: order.id },
      tender: 'CASH',
      amount: '4.00',
    };
    const both = [
      await staff.mutate('recordPayment', input, 'payment { id }'),
      await staff.mutate('recordPayment', input, 'payment { id }'),
    ];
    expect(both[1].payment.id).toBe(both[0].payment.id);
    expect((await orderOf(app(), order.id)).amountPaid).toBe('4.00');
  });

  it('of those who record the same money at once, with keys of their own, never more is taken than is due', async () => {
    const order = await makeOrder(app(), await makeShopper(app()));
    const staff = await clerk();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => record(staff, { orderId: order.id }, { amount: '8.00' })),
    );
    expect(answers.filter(({ payment }) => payment !== null)).toHaveLength(2);
    expect(await orderOf(app(), order.id)).toMatchObject({ amountPaid: '16.00', amountDue: '5.80' });
  });

  it.each([
    ['an amount of nothing', { amount: '0.00' }, 'INVALID_INPUT', ['amount']],
    ['too many decimals', { amount: '1.001' }, 'INVALID_INPUT', ['amount']],
    ['a day that has not come', { receivedOn: '2999-01-01' }, 'INVALID_INPUT', ['receivedOn']],
    ['a reference that is too long', { reference: 'x'.repeat(101) }, 'INVALID_INPUT', ['reference']],
  ])('refuses %s, and loses nothing', async (_what, more, code, path) => {
    const order = await makeOrder(app(), await makeShopper(app()));
    const { payment, userErrors } = await record(await clerk(), { orderId: order.id }, more);
    expect(payment).toBeNull();
    expect(userErrors).toMatchObject([{ code, path }]);
    expect(await orderOf(app(), order.id)).toMatchObject({ status: 'PENDING_PAYMENT', payments: [] });
  });

  it('refuses an order that is paid, is canceled, or does not exist, at its field', async () => {
    const [paid, canceled] = [
      await makeOrder(app(), await makeShopper(app()), 'PAID'),
      await makeOrder(app(), await makeShopper(app()), 'CANCELLED'),
    ];
    const staff = await clerk();
    const path = ['target', 'orderId'];
    for (const [orderId, code] of [
      [paid.id, 'ALREADY_PAID'],
      [canceled.id, 'WRONG_STATUS'],
      ['order_01h455vb4pex5vsknk084sn02q', 'NOT_FOUND'],
      ['product_01h455vb4pex5vsknk084sn02q', 'INVALID_INPUT'],
    ] as const)
      expect((await record(staff, { orderId })).userErrors).toMatchObject([{ code, path }]);
  });

  it('takes exactly one target', async () => {
    const staff = await clerk();
    const orderId = 'order_01h455vb4pex5vsknk084sn02q';
    const rentalInstallmentId = 'installment_01h455vb4pex5vsknk084sn02q_1';
    for (const target of [{}, { orderId, rentalInstallmentId }, { orderId: null }]) {
      const { errors } = await staff.send(
        'mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { userErrors { code } } }',
        { input: { idempotencyKey: newKey(), target, tender: 'CASH' } },
      );
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
    const { errors } = await staff.send(
      `mutation { recordPayment(input: { idempotencyKey: "k", target: { orderId: "${orderId}", rentalInstallmentId: "${rentalInstallmentId}" }, tender: CASH }) { userErrors { code } } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });

  it('is for those who may, and they may for orders that they do not manage', async () => {
    const shopper = await makeShopper(app());
    const order = await makeOrder(app(), shopper);
    for (const who of [shopper, as(app(), await makeMember(app(), ['ORDERS_MANAGE', 'PAYMENTS_REFUND']))]) {
      const { errors } = await who.send(
        'mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { userErrors { code } } }',
        { input: { idempotencyKey: newKey(), target: { orderId: order.id }, tender: 'CASH' } },
      );
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    expect((await orderOf(app(), order.id)).status).toBe('PENDING_PAYMENT');
  });

  it.each(['PENDING_PAYMENT', 'PAID', 'CANCELLED'] as const)(
    'is offered as it is allowed, for an order that is %s',
    async status => {
      const order = await makeOrder(app(), await makeShopper(app()), status);
      const staff = await clerk();
      const offers = await actionsOf(staff, 'Order', order.id);
      expect(offers.map(({ action }) => action)).toEqual(['RECORD_PAYMENT']);
      const input = { idempotencyKey: newKey(), target: { orderId: order.id }, tender: 'CASH' };
      expect(
        await tryOffered(staff, offers, { action: 'RECORD_PAYMENT', mutation: 'recordPayment', input }),
      ).toBe(status === 'PENDING_PAYMENT' ? 'allowed' : 'refused');
    },
  );
});

describe('recordPayment of a rental', () => {
  const rented = async () => {
    const shopper = await makeShopper(app());
    const rental = await makeRental(shopper, await makeRentable(app()));
    await sign(shopper, rental.id);
    return { rental, first: rental.installments[0] };
  };
  const statusOf = async (id: string) =>
    (
      await app().ask('manager', 'query ($id: ID!) { rental(id: $id) { status } }', {
        id,
      })
    ).rental;

  it('takes the first installment with the deposit in cash, which begins the rental', async () => {
    const { rental, first } = await rented();
    const staff = as(app(), await makeMember(app(), ['RENTALS_VIEW', 'PAYMENTS_RECORD']));
    const offers = await actionsOf(staff, 'RentalInstallment', first.id);
    const input = { idempotencyKey: newKey(), target: { rentalInstallmentId: first.id }, tender: 'CASH' };
    const attempt = { action: 'RECORD_PAYMENT', mutation: 'recordPayment', input };
    expect(await tryOffered(staff, offers, attempt)).toBe('allowed');
    expect((await statusOf(rental.id)).status).toBe('ACTIVE');
    const again = await actionsOf(staff, 'RentalInstallment', first.id);
    expect(
      await tryOffered(staff, again, { ...attempt, input: { ...input, idempotencyKey: newKey() } }),
    ).toBe('refused');
  });

  it('refuses a part of an installment, since it is paid as a whole', async () => {
    const { rental, first } = await rented();
    const { userErrors } = await record(
      await clerk(),
      { rentalInstallmentId: first.id },
      { tender: 'CASH', amount: '20.00' },
    );
    expect(userErrors).toMatchObject([
      {
        code: 'INVALID_INPUT',
        path: ['amount'],
        message: '"amount" must be all that is due, 250.00 USD, but it is 20.00.',
      },
    ]);
    expect((await statusOf(rental.id)).status).toBe('AWAITING_PAYMENT');
  });
});
