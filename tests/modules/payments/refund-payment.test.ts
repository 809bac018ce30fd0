import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  ProviderRefused,
  ProviderUnavailable,
} from '../../../src/modules/payments/provider/payment-provider.ts';
import { refundTarget } from '../../../src/modules/payments/refund-target.ts';
import { refundableOf } from '../../../src/modules/payments/refundable-of.ts';
import { writePayment } from '../../../src/modules/payments/write-payment.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { newId } from '../../../src/platform/lib/typed-id.ts';
import { useApp } from '../../kit/app.ts';
import { codeOf } from '../../kit/codes.ts';
import { localProvider, postWebhook } from '../../kit/local-provider.ts';
import { minuteMs } from '../../kit/time.ts';
import { makeThing, paidPayment, paymentOf, start, type Thing } from './support.ts';

const app = useApp();

afterEach(() => {
  vi.restoreAllMocks();
});

const fields = 'payment { status refundedAmount { amount } pendingRefundAmount { amount } }';
const refund = (paymentId: string, input: object = {}, actor = 'manager') =>
  app().mutate(
    'refundPayment',
    { idempotencyKey: newId('key'), paymentId, reason: 'Broken.', ...input },
    fields,
    actor,
  );

describe('refundPayment', () => {
  it('refunds a part, and then the rest', async () => {
    const thing = await makeThing(app());
    const id = await paidPayment(app(), thing);
    expect((await refund(id, { amount: '29.90' })).payment).toEqual({
      status: 'PARTIALLY_REFUNDED',
      refundedAmount: { amount: '29.90' },
      pendingRefundAmount: { amount: '0.00' },
    });
    expect((await refund(id)).payment).toMatchObject({
      status: 'REFUNDED',
      refundedAmount: { amount: '129.90' },
    });
    expect(thing.refunds).toMatchObject([
      { paymentId: id, targetId: thing.id, amountMinor: 2_990, reason: 'Broken.' },
      { amountMinor: 10_000 },
    ]);
    const payment = await paymentOf(app(), id);
    expect(payment.kinds.slice(3)).toEqual(['REFUND_REQUESTED', 'REFUNDED', 'REFUND_REQUESTED', 'REFUNDED']);
    expect(payment.refunds.map((one: { status: string }) => one.status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    // The job that was queued for safety finds nothing left to do.
    app().clock.advance(2 * minuteMs);
    await app().work();
    expect(thing.refunds).toHaveLength(2);
  });

  it('refuses more than is left, zero, and amounts that are not valid', async () => {
    const thing = await makeThing(app());
    const id = await paidPayment(app(), thing);
    for (const [amount, code] of [
      ['129.91', 'REFUND_TOO_HIGH'],
      ['1000000', 'REFUND_TOO_HIGH'],
      ['0', 'INVALID_INPUT'],
      ['-1', 'INVALID_INPUT'],
      ['1.001', 'INVALID_INPUT'],
    ]) {
      expect((await refund(id, { amount })).userErrors).toMatchObject([{ code, path: ['amount'] }]);
    }
    await refund(id);
    expect((await refund(id)).userErrors).toMatchObject([{ code: 'REFUND_TOO_HIGH' }]);
    expect((await refund(id, { amount: '0.01' })).userErrors).toMatchObject([{ code: 'REFUND_TOO_HIGH' }]);
    expect(thing.refunds).toHaveLength(1);
  });

  it('refuses a payment that was not paid, and one that does not exist', async () => {
    const id = await start(app(), await makeThing(app()));
    expect((await refund(id)).userErrors).toMatchObject([{ code: 'WRONG_STATUS' }]);
    expect((await refund('payment_01h455vb4pex5vsknk084sn02q')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['paymentId'] },
    ]);
  });

  it('refunds once for a key', async () => {
    const thing = await makeThing(app());
    const id = await paidPayment(app(), thing);
    const input = { amount: '10.00', idempotencyKey: 'refund-once' };
    const answers = await Promise.all([refund(id, input), refund(id, input), refund(id, input)]);
    expect(answers.map(({ userErrors }) => userErrors)).toEqual([[], [], []]);
    expect((await paymentOf(app(), id)).refundedAmount.amount).toBe('10.00');
    expect((await refund(id, { ...input, amount: '11.00' })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    ]);
    expect(thing.refunds).toHaveLength(1);
  });

  it.each([1, 2, 3, 4, 5])(
    'never refunds more than was paid, however many requests come at once, round %i',
    async () => {
      const thing = await makeThing(app());
      const id = await paidPayment(app(), thing);
      const asked = await Promise.all(
        ['80.00', '60.00', '50.00', '49.90', '30.00', '129.90'].map(amount => refund(id, { amount })),
      );
      const errors = asked.flatMap(({ userErrors }) => userErrors);
      expect(errors.every(({ code }: { code: string }) => code === 'REFUND_TOO_HIGH')).toBe(true);
      const [row] = await app().sql(
        "select sum(amount_minor) as total, count(*) as number from refund where payment_id = ? and status = 'SUCCEEDED'",
        [id],
      );
      expect(Number(row!.total)).toBeLessThanOrEqual(12_990);
      expect(Number(row!.number)).toBe(6 - errors.length);
      const payment = await paymentOf(app(), id);
      expect(Math.round(Number(payment.refundedAmount.amount) * 100)).toBe(Number(row!.total));
      expect(payment.pendingRefundAmount.amount).toBe('0.00');
      expect(thing.refunds.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(Number(row!.total));
    },
  );

  it('is continued by a job while the provider does not answer', async () => {
    const thing = await makeThing(app());
    const id = await paidPayment(app(), thing);
    const spy = vi.spyOn(localProvider(app()), 'refund').mockRejectedValue(new ProviderUnavailable('down'));
    expect((await refund(id, { amount: '100.00' })).payment).toEqual({
      status: 'SUCCEEDED',
      refundedAmount: { amount: '0.00' },
      pendingRefundAmount: { amount: '100.00' },
    });
    // What is being refunded cannot be refunded again.
    expect((await refund(id, { amount: '29.91' })).userErrors).toMatchObject([{ code: 'REFUND_TOO_HIGH' }]);
    app().clock.advance(minuteMs / 2 + 1_000);
    await app().work();
    expect((await paymentOf(app(), id)).status).toBe('SUCCEEDED');
    spy.mockRestore();
    app().clock.advance(2 * minuteMs);
    await app().work();
    expect((await paymentOf(app(), id)).refundedAmount.amount).toBe('100.00');
    app().clock.advance(60 * minuteMs);
    await app().work();
    expect(thing.refunds).toHaveLength(1);
  });

  it('fails when the provider refuses it, and the money can be refunded in another way', async () => {
    const thing = await makeThing(app());
    const id = await paidPayment(app(), thing);
    vi.spyOn(localProvider(app()), 'refund').mockRejectedValueOnce(
      new ProviderRefused('The charge is disputed.'),
    );
    expect((await refund(id)).payment).toMatchObject({
      status: 'SUCCEEDED',
      pendingRefundAmount: { amount: '0.00' },
    });
    const payment = await paymentOf(app(), id);
    expect(payment.refunds).toMatchObject([{ status: 'FAILED', failureMessage: 'The charge is disputed.' }]);
    expect(payment.kinds.at(-1)).toBe('REFUND_FAILED');
    expect((await refund(id)).payment).toMatchObject({ status: 'REFUNDED' });
    expect(thing.refunds).toHaveLength(1);
  });

  it('is finished by an event when the provider takes days', async () => {
    const thing = await makeThing(app());
    const id = await paidPayment(app(), thing);
    const provider = localProvider(app());
    vi.spyOn(provider, 'refund').mockResolvedValueOnce({
      reference: 're_slow',
      status: 'PENDING',
      failureMessage: null,
    });
    expect((await refund(id)).payment).toMatchObject({ pendingRefundAmount: { amount: '129.90' } });
    const event = (status: string) =>
      provider.sign(
        {
          type: 'refund.updated',
          data: {
            object: { object: 'refund', id: 're_slow', status, failure_reason: 'lost_or_stolen_card' },
          },
        },
        app().clock.now(),
      );
    await postWebhook(app(), event('succeeded'));
    await postWebhook(app(), event('succeeded'));
    await app().work();
    expect((await paymentOf(app(), id)).status).toBe('REFUNDED');
    expect(thing.refunds).toHaveLength(1);
    // A bank may send it back even then. That is recorded, for somebody to look into.
    await postWebhook(app(), event('failed'));
    await app().work();
    const payment = await paymentOf(app(), id);
    expect(payment.kinds.at(-1)).toBe('REFUND_FAILED');
    expect(payment.refunds).toMatchObject([
      { status: 'SUCCEEDED', failureMessage: expect.stringContaining('lost_or_stolen') },
    ]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['staff', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const id = await paidPayment(app(), await makeThing(app()));
    const answer = await app().send(
      actor,
      `mutation { refundPayment(input: { idempotencyKey: "k", paymentId: "${id}", reason: "x" }) { payment { id } } }`,
    );
    expect(codeOf(answer)).toBe(code);
    expect((await paymentOf(app(), id)).refundedAmount.amount).toBe('0.00');
  });
});

describe('writePayment and refundTarget', () => {
  const record = (thing: Thing, provider: 'CASH' | 'CARD_TERMINAL', amountMinor: number) =>
    inTransaction(app().context(), async ctx =>
      writePayment(ctx, { targetId: thing.id, provider, amountMinor, currencyCode: 'USD' }),
    );
  const giveBack = (thing: Thing, amountMinor: number) =>
    inTransaction(app().context(), ctx =>
      refundTarget(ctx, { targetId: thing.id, amountMinor, reason: 'Returned.' }),
    );

  it('records money at the counter, with a receipt, and without calling the target', async () => {
    const thing = await makeThing(app());
    const { paymentId } = await record(thing, 'CASH', 500);
    expect(await paymentOf(app(), paymentId)).toMatchObject({
      status: 'SUCCEEDED',
      provider: 'CASH',
      amount: { amount: '5.00' },
      receiptNumber: expect.stringMatching(/^R-/),
      kinds: ['SUCCEEDED'],
    });
    expect(thing.paid).toEqual([]);
  });

  it('allocates an amount to the payments, the newest first, and refunds cash at once', async () => {
    const thing = await makeThing(app());
    const cash = await record(thing, 'CASH', 1_000);
    const online = await paidPayment(app(), thing);
    const card = await record(thing, 'CARD_TERMINAL', 2_000);
    expect(await inTransaction(app().context(), ctx => refundableOf(ctx, thing.id))).toBe(15_990);
    const { refundIds } = await giveBack(thing, 15_490);
    expect(refundIds).toHaveLength(3);
    expect(thing.refunds).toMatchObject([
      { paymentId: card.paymentId, amountMinor: 2_000, reason: 'Returned.' },
      { paymentId: cash.paymentId, amountMinor: 500 },
    ]);
    expect((await paymentOf(app(), online)).pendingRefundAmount.amount).toBe('129.90');
    await app().work();
    expect(thing.refunds).toMatchObject([{}, {}, { paymentId: online, amountMinor: 12_990 }]);
    expect((await paymentOf(app(), card.paymentId)).status).toBe('REFUNDED');
    expect((await paymentOf(app(), cash.paymentId)).status).toBe('PARTIALLY_REFUNDED');
    expect((await paymentOf(app(), online)).status).toBe('REFUNDED');
    await expect(giveBack(thing, 501)).rejects.toMatchObject({ code: 'REFUND_TOO_HIGH' });
    await giveBack(thing, 500);
    await expect(giveBack(thing, 1)).rejects.toMatchObject({ code: 'REFUND_TOO_HIGH' });
  });

  it('does not touch payments that the target refused', async () => {
    const thing = await makeThing(app(), { isWanted: false });
    vi.spyOn(localProvider(app()), 'refund').mockRejectedValueOnce(new ProviderRefused('No.'));
    const id = await paidPayment(app(), thing);
    await app().work();
    expect((await paymentOf(app(), id)).refunds).toMatchObject([{ status: 'FAILED' }]);
    await expect(giveBack(thing, 100)).rejects.toMatchObject({ code: 'REFUND_TOO_HIGH' });
    expect((await refund(id)).payment).toMatchObject({ status: 'REFUNDED' });
    expect(thing.refunds).toEqual([]);
  });
});
