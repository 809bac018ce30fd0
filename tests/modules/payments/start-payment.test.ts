import { describe, expect, it, vi } from 'vitest';
import { cancelOpenPayments } from '../../../src/modules/payments/cancel-open-payments.ts';
import {
  ProviderRefused,
  ProviderUnavailable,
} from '../../../src/modules/payments/provider/payment-provider.ts';
import { createProviders, paymentProviders } from '../../../src/modules/payments/provider/providers.ts';
import { startPayment } from '../../../src/modules/payments/start-payment.ts';
import { Context } from '../../../src/platform/context/context.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { UserError } from '../../../src/platform/lib/user-error.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codeOf } from '../../kit/codes.ts';
import { contextOf } from '../../kit/context-of.ts';
import { simulate } from '../../kit/factories/payment.ts';
import { eventFor, localProvider } from '../../kit/local-provider.ts';
import { minuteMs } from '../../kit/time.ts';
import { makeThing, paidPayment, paymentOf, start } from './support.ts';

const app = useApp();

describe('startPayment', () => {
  it('starts a payment of what is due, with a client secret for the payer', async () => {
    const thing = await makeThing(app());
    const id = await start(app(), thing);
    const { payment } = await app().ask(
      'customer',
      `{ payment(id: "${id}") { status provider amount { amount currencyCode } refundedAmount { amount } clientSecret receiptNumber receiptUrl succeededAt target { id __typename ... on Supplier { name } } } }`,
    );
    expect(payment).toEqual({
      status: 'REQUIRES_ACTION',
      provider: 'LOCAL',
      amount: { amount: '129.90', currencyCode: 'USD' },
      refundedAmount: { amount: '0.00' },
      clientSecret: expect.stringMatching(/^pi_local_\w+_secret_\w{32}$/),
      receiptNumber: null,
      receiptUrl: null,
      succeededAt: null,
      target: { id: thing.id, __typename: 'Supplier', name: expect.stringContaining('Supplier') },
    });
    expect((await paymentOf(app(), id)).kinds).toEqual(['STARTED', 'REQUIRES_ACTION']);
    expect(thing.paid).toEqual([]);
  });

  it('gives the same answer for the same key, and continues an open payment under another key', async () => {
    const thing = await makeThing(app());
    const payer = await app().actors.find('customer');
    const first = await start(app(), thing, payer, 'start-1');
    expect(await start(app(), thing, payer, 'start-1')).toBe(first);
    expect(await start(app(), thing, payer, 'start-2')).toBe(first);
    expect(await start(app(), thing, payer, 'start-2')).toBe(first);
    const other = await makeThing(app());
    await expect(start(app(), other, payer, 'start-2')).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    await simulate(as(app(), 'customer'), first, 'SUCCEED');
    expect(await start(app(), thing, payer, 'start-1')).toBe(first);
    await expect(start(app(), thing, payer, 'start-3')).rejects.toMatchObject({ code: 'ALREADY_PAID' });
  });

  it.each([1, 2, 3])('creates one payment for many concurrent requests, round %i', async round => {
    const thing = await makeThing(app());
    const payer = await app().actors.find('customer');
    const ids = await Promise.all(
      Array.from({ length: 8 }, (_, index) => start(app(), thing, payer, `many-${round}-${index % 4}`)),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await app().sql('select id from payment where target_id = ?', [thing.id])).toHaveLength(1);
  });

  it('cancels payments of another amount, and those of somebody else', async () => {
    const thing = await makeThing(app());
    const first = await start(app(), thing);
    thing.amountMinor = 5_000;
    const second = await start(app(), thing);
    expect(second).not.toBe(first);
    const third = await start(app(), thing, await app().actors.find('staff'));
    expect(third).not.toBe(second);
    await app().work();
    for (const id of [first, second])
      expect(await paymentOf(app(), id)).toMatchObject({ status: 'CANCELLED' });
    expect((await paymentOf(app(), third)).status).toBe('REQUIRES_ACTION');
  });

  it('starts a new payment after one that failed', async () => {
    const thing = await makeThing(app());
    const first = await start(app(), thing);
    await simulate(as(app(), 'customer'), first, 'FAIL');
    expect(await paymentOf(app(), first)).toMatchObject({
      status: 'FAILED',
      failureMessage: 'Your card was declined.',
    });
    const second = await start(app(), thing);
    expect(second).not.toBe(first);
    await app().work();
    // The provider has canceled the first one, so that it cannot be paid in addition to the second.
    expect((await paymentOf(app(), first)).status).toBe('CANCELLED');
  });

  it.each([
    ['none', {}, 'INVALID_INPUT'],
    [
      'two',
      { orderId: 'order_01h455vb4pex5vsknk084sn02q', rentalBuyoutId: 'buyout_01h455vb4pex5vsknk084sn02q' },
      'INVALID_INPUT',
    ],
    ['another type', { orderId: 'product_01h455vb4pex5vsknk084sn02q' }, 'INVALID_INPUT'],
    [
      'a type that cannot be paid for',
      { rentalBuyoutId: 'nothing_01h455vb4pex5vsknk084sn02q' },
      'INVALID_INPUT',
    ],
  ])('refuses %s', async (_what, ids, code) => {
    const { payment, userErrors } = await app().mutate(
      'startPayment',
      { idempotencyKey: 'k', ...ids },
      'payment { id }',
      'customer',
    );
    expect(payment).toBeNull();
    expect(userErrors).toMatchObject([{ code }]);
  });

  it('is not for a guest', async () => {
    const answer = await app().send(
      'guest',
      'mutation { startPayment(input: { idempotencyKey: "k", orderId: "order_01h455vb4pex5vsknk084sn02q" }) { payment { id } } }',
    );
    expect(codeOf(answer)).toBe('UNAUTHENTICATED');
  });
});

describe('while the provider does not answer', () => {
  it('a payment is refused for now, and the same key finishes it', async () => {
    const thing = await makeThing(app());
    const payer = await app().actors.find('customer');
    const spy = vi
      .spyOn(localProvider(app()), 'createIntent')
      .mockRejectedValueOnce(new ProviderUnavailable('down'));
    await expect(start(app(), thing, payer, 'down-1')).rejects.toMatchObject({
      code: 'PAYMENTS_UNAVAILABLE',
    });
    const [row] = await app().sql('select * from payment where target_id = ?', [thing.id]);
    expect(row).toMatchObject({ status: 'PROCESSING', provider_reference: null });
    expect(await start(app(), thing, payer, 'down-1')).toBe(row!.id);
    expect((await paymentOf(app(), String(row!.id))).status).toBe('REQUIRES_ACTION');
    expect(spy.mock.calls.map(([request]) => request.paymentId)).toEqual([row!.id, row!.id]);
    spy.mockRestore();
  });

  it('reconciliation repairs a crash after the provider was asked, after a minute', async () => {
    const thing = await makeThing(app());
    const provider = localProvider(app());
    const { createIntent } = provider;
    const spy = vi.spyOn(provider, 'createIntent').mockImplementationOnce(async request => {
      await createIntent.call(provider, request);
      throw new Error('The process died.');
    });
    await expect(start(app(), thing)).rejects.toThrow('died');
    spy.mockRestore();
    const [row] = await app().sql('select * from payment where target_id = ?', [thing.id]);
    const id = String(row!.id);
    await app().work();
    expect((await paymentOf(app(), id)).status).toBe('PROCESSING');
    app().clock.advance(2 * minuteMs);
    await app().work();
    const payment = await paymentOf(app(), id);
    expect(payment.status).toBe('REQUIRES_ACTION');
    expect(payment.kinds).toEqual(['STARTED', 'REQUIRES_ACTION']);
    await simulate(as(app(), 'customer'), id, 'SUCCEED');
    expect(thing.paid).toHaveLength(1);
  });

  it('reconciliation makes up for a webhook that never came', async () => {
    const thing = await makeThing(app());
    const id = await start(app(), thing);
    await eventFor(app(), id, 'SUCCEED');
    app().clock.advance(5 * minuteMs);
    await app().work();
    expect((await paymentOf(app(), id)).status).toBe('REQUIRES_ACTION');
    app().clock.advance(6 * minuteMs);
    await app().work();
    expect((await paymentOf(app(), id)).status).toBe('SUCCEEDED');
    expect(thing.paid).toEqual([{ paymentId: id, targetId: thing.id, amountMinor: 12_990 }]);
  });

  it('reconciliation finds a second card that succeeded after the first was declined', async () => {
    const thing = await makeThing(app());
    const id = await start(app(), thing);
    await simulate(as(app(), 'customer'), id, 'FAIL');
    await eventFor(app(), id, 'SUCCEED');
    app().clock.advance(12 * minuteMs);
    await app().work();
    expect((await paymentOf(app(), id)).status).toBe('SUCCEEDED');
    expect(thing.paid).toHaveLength(1);
  });

  it('the provider is not asked forever about a payment that failed', async () => {
    const id = await start(app(), await makeThing(app()));
    await simulate(as(app(), 'customer'), id, 'FAIL');
    app().clock.advance(2 * 24 * 60 * minuteMs);
    await app().work();
    expect(await app().sql('select check_at from payment where id = ?', [id])).toEqual([{ check_at: null }]);
  });

  it('a payment that the provider refuses has failed', async () => {
    const thing = await makeThing(app());
    vi.spyOn(localProvider(app()), 'createIntent').mockRejectedValueOnce(
      new ProviderRefused('Amount must be at least $0.50.'),
    );
    const id = await start(app(), thing);
    expect(await paymentOf(app(), id)).toMatchObject({
      status: 'FAILED',
      failureMessage: 'Amount must be at least $0.50.',
    });
  });
});

describe('cancelOpenPayments', () => {
  it('cancels open payments here and at the provider, and leaves those that were paid', async () => {
    const thing = await makeThing(app());
    const paid = await paidPayment(app(), thing);
    thing.isPaid = false;
    const open = await start(app(), thing);
    const spy = vi.spyOn(localProvider(app()), 'cancelIntent');
    await inTransaction(app().context(), ctx => cancelOpenPayments(ctx, thing.id));
    expect((await paymentOf(app(), open)).status).toBe('CANCELLED');
    expect((await paymentOf(app(), paid)).status).toBe('SUCCEEDED');
    await app().work();
    expect(spy.mock.calls.map(([reference]) => reference)).toEqual([open.replace('payment_', 'pi_local_')]);
    spy.mockRestore();
  });

  it('refunds the money when it was too late', async () => {
    const thing = await makeThing(app());
    const id = await start(app(), thing);
    // It is paid, but its webhook has not arrived yet.
    await eventFor(app(), id, 'SUCCEED');
    thing.isWanted = false;
    await inTransaction(app().context(), ctx => cancelOpenPayments(ctx, thing.id));
    await app().work();
    const payment = await paymentOf(app(), id);
    expect(payment.status).toBe('REFUNDED');
    expect(payment.kinds).toEqual([
      'STARTED',
      'REQUIRES_ACTION',
      'CANCELLED',
      'SUCCEEDED',
      'REFUSED',
      'REFUND_REQUESTED',
      'REFUNDED',
    ]);
    expect(thing.refunds).toEqual([]);
  });

  it('cancels an intent too that the provider was just creating', async () => {
    const thing = await makeThing(app());
    const provider = localProvider(app());
    const { createIntent } = provider;
    vi.spyOn(provider, 'createIntent').mockImplementationOnce(async request => {
      const intent = await createIntent.call(provider, request);
      await inTransaction(app().context(), ctx => cancelOpenPayments(ctx, thing.id));
      return intent;
    });
    const cancel = vi.spyOn(provider, 'cancelIntent');
    const id = await start(app(), thing);
    await app().work();
    expect((await paymentOf(app(), id)).status).toBe('CANCELLED');
    expect(cancel).toHaveBeenCalledTimes(1);
    cancel.mockRestore();
  });
});

describe('in production without Stripe', () => {
  it('there are no online payments', async () => {
    const thing = await makeThing(app());
    const payer = await app().actors.find('customer');
    const ctx = contextOf(app(), payer);
    const config = { ...ctx.services.config, environment: 'production' as const };
    const services = ctx.services.copy({ config });
    services.set(paymentProviders, createProviders(services));
    const production = new Context(services, ctx.request);
    await expect(startPayment(production, { idempotencyKey: 'p', orderId: thing.id })).rejects.toThrow(
      UserError,
    );
    await expect(startPayment(production, { idempotencyKey: 'p', orderId: thing.id })).rejects.toMatchObject({
      code: 'PAYMENTS_UNAVAILABLE',
    });
  });
});
