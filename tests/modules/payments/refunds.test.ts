import { afterEach, describe, expect, it, vi } from 'vitest';
import { ProviderUnavailable } from '../../../src/modules/payments/provider/payment-provider.ts';
import { useApp } from '../../kit/app.ts';
import { makeOrder } from '../../kit/factories/order.ts';
import { refundSome } from '../../kit/factories/payment.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { localProvider } from '../../kit/local-provider.ts';
import { dayMs } from '../../kit/time.ts';

const app = useApp();

afterEach(() => {
  vi.restoreAllMocks();
});

const listed = async (filter: object = {}, sort?: object) =>
  (
    await app().ask(
      'staff',
      `query ($filter: RefundFilter, $sort: RefundSort) { refunds(first: 50, filter: $filter, sort: $sort) {
         totalCount nodes { id status createdAt refundedAt reason amount { amount } payment { id description } } } }`,
      { filter, sort },
    )
  ).refunds;
const failing = () =>
  vi.spyOn(localProvider(app()), 'refund').mockRejectedValueOnce(new ProviderUnavailable('down'));
const today = () => new Date(app().clock.now()).toISOString().slice(0, 10);

describe('refunds', () => {
  it('says when money was paid back, for which payment, and finds it by its day', async () => {
    const order = await makeOrder(app(), await makeShopper(app()), 'PAID');
    const other = await makeOrder(app(), await makeShopper(app()), 'PAID');
    // The provider does not answer, and pays it a day later.
    failing();
    await refundSome(app(), order.paymentId!, '5.00');
    expect((await listed({ targetId: order.id })).nodes).toMatchObject([
      { status: 'PENDING', refundedAt: null },
    ]);
    const asked = today();
    app().clock.advance(dayMs);
    await app().work();
    const paid = today();
    failing();
    await refundSome(app(), other.paymentId!, '1.00');

    const [refund] = (await listed({ targetId: order.id })).nodes;
    expect(refund).toEqual({
      id: expect.stringMatching(/^refund_/),
      status: 'SUCCEEDED',
      createdAt: expect.stringContaining(asked),
      refundedAt: expect.stringContaining(paid),
      reason: 'Asked for by a test.',
      amount: { amount: '5.00' },
      payment: { id: order.paymentId, description: `Order ${order.number}` },
    });
    const ids = async (filter: object, sort?: object) =>
      (await listed(filter, sort)).nodes.map(({ id }: { id: string }) => id);
    const byDay = { field: 'REFUNDED_AT' };
    expect(await ids({ refundedOn: { from: paid, to: paid } }, byDay)).toEqual([refund.id]);
    expect(await ids({ refundedOn: { from: asked, to: asked } }, byDay)).toEqual([]);
    expect(await ids({ createdOn: { from: asked, to: asked } })).toEqual([refund.id]);
    expect(await ids({ paymentId: order.paymentId })).toEqual([refund.id]);
    // What was not paid back yet has no place in that order.
    expect(await ids({}, byDay)).toEqual([refund.id]);
    expect(await ids({ status: ['PENDING'] })).toHaveLength(1);
    expect((await listed()).totalCount).toBe(2);
  });

  it('are for holders of PAYMENTS_VIEW; a customer sees their own below the payment', async () => {
    const shopper = await makeShopper(app());
    const { paymentId } = await makeOrder(app(), shopper, 'PAID');
    failing();
    await refundSome(app(), paymentId!, '2.00');
    const { errors } = await shopper.send('{ refunds { nodes { id } } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const query = 'query ($id: ID!) { payment(id: $id) { refunds { refundedAt amount { amount } } } }';
    expect((await shopper.ask(query, { id: paymentId })).payment.refunds).toEqual([
      { refundedAt: null, amount: { amount: '2.00' } },
    ]);
  });

  it.each([
    [{ paymentId: 'order_01h455vb4pex5vsknk084sn02q' }, ['filter', 'paymentId']],
    [{ targetId: 'nothing' }, ['filter', 'targetId']],
    [{ refundedOn: { from: '2026-02-02', to: '2026-02-01' } }, ['filter', 'refundedOn']],
  ])('refuse %j', async (filter, path) => {
    const { errors } = await app().send(
      'staff',
      'query ($filter: RefundFilter) { refunds(filter: $filter) { nodes { id } } }',
      { filter },
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(errors)).toContain(path.at(-1));
  });
});
