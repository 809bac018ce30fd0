import { afterEach, describe, expect, it, vi } from 'vitest';
import { Payment } from '../../../src/modules/payments/payment.entity.ts';
import { ProviderUnavailable } from '../../../src/modules/payments/provider/payment-provider.ts';
import { Refund } from '../../../src/modules/payments/refunds/refund.entity.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { create } from '../../../src/platform/database/create.ts';
import { queueJob } from '../../../src/platform/jobs/queue-job.ts';
import { useApp } from '../../kit/app.ts';
import { eventFor, localProvider } from '../../kit/local-provider.ts';
import { minuteMs } from '../../kit/time.ts';
import { makeThing, paymentOf, start } from './support.ts';

const app = useApp();

/** More rows than a sweep reads at once. */
const backlog = 130;

afterEach(() => {
  vi.restoreAllMocks();
});

async function countOf(
  table: 'payment' | 'refund',
  targetOrPayment: string,
): Promise<Record<string, number>> {
  const column = table === 'payment' ? 'target_id' : 'payment_id';
  const found = await app().sql(
    `select status, count(*) as number from ${table} where ${column} = ? group by status`,
    [targetOrPayment],
  );
  return Object.fromEntries(found.map(({ status, number }) => [String(status), Number(number)]));
}

describe('reconciliation', () => {
  it('settles a backlog of payments in one run, and one that fails holds up none of the others', async () => {
    const thing = await makeThing(app());
    const references = Array.from({ length: backlog }, (_, index) => `pi_backlog_${index}`);
    await inTransaction(app().context(), async ctx => {
      for (const providerReference of references)
        create(ctx, Payment, {
          targetType: 'Supplier',
          targetId: thing.id,
          description: 'A thing',
          provider: 'LOCAL',
          status: 'REQUIRES_ACTION',
          amountMinor: 12_990,
          currencyCode: 'USD',
          providerReference,
          checkAt: ctx.clock.now(),
        });
    });
    let isDown = true;
    const spy = vi.spyOn(localProvider(app()), 'retrieveIntent').mockImplementation(async reference => {
      if (isDown && reference === references[0]) throw new ProviderUnavailable('down');
      return {
        reference,
        status: 'CANCELLED',
        amountMinor: 12_990,
        currencyCode: 'USD',
        failureMessage: null,
      };
    });

    app().clock.advance(minuteMs);
    await app().work();
    expect(new Set(spy.mock.calls.map(([reference]) => reference))).toEqual(new Set(references));
    expect(await countOf('payment', thing.id)).toEqual({ CANCELLED: backlog - 1, REQUIRES_ACTION: 1 });
    expect(app().logLines.join()).toContain('payments.reconcile could not handle a row');

    isDown = false;
    app().clock.advance(5 * minuteMs);
    await app().work();
    expect(await countOf('payment', thing.id)).toEqual({ CANCELLED: backlog });
    expect(spy).toHaveBeenCalledTimes(backlog + 1);
  });

  it('settles a backlog of refunds in one run', async () => {
    const thing = await makeThing(app());
    const paymentId = await inTransaction(app().context(), async ctx => {
      const payment = create(ctx, Payment, {
        targetType: 'Supplier',
        targetId: thing.id,
        description: 'A thing',
        provider: 'LOCAL',
        status: 'SUCCEEDED',
        amountMinor: 12_990,
        pendingRefundMinor: 10 * backlog,
        currencyCode: 'USD',
        providerReference: 'pi_refunds',
        succeededAt: ctx.clock.now(),
      });
      for (let index = 0; index < backlog; index++)
        create(ctx, Refund, {
          payment,
          amountMinor: 10,
          currencyCode: 'USD',
          reason: 'Broken.',
          checkAt: ctx.clock.now(),
        });
      return payment.id;
    });
    app().clock.advance(minuteMs);
    await app().work();
    expect(await countOf('refund', paymentId)).toEqual({ SUCCEEDED: backlog });
    expect(await paymentOf(app(), paymentId)).toMatchObject({
      status: 'PARTIALLY_REFUNDED',
      refundedAmount: { amount: '13.00' },
      pendingRefundAmount: { amount: '0.00' },
    });
    expect(thing.refunds).toHaveLength(backlog);
  });

  // A version that had one job for both tables may have left it waiting.
  it('runs a job that waits under the name of an earlier version', async () => {
    await app().work();
    const thing = await makeThing(app());
    const id = await start(app(), thing);
    await eventFor(app(), id, 'SUCCEED');
    app().clock.advance(11 * minuteMs);
    const never = new Date(app().clock.now().getTime() + 365 * 24 * 60 * minuteMs);
    await app().app.database.run({
      text: "update job_schedule set next_run_at = ? where name like 'payments.%'",
      values: [never],
    });
    await app().work();
    expect((await paymentOf(app(), id)).status).toBe('REQUIRES_ACTION');

    await inTransaction(app().context(), async ctx => queueJob(ctx, 'payments.reconcile', {}));
    await app().work();
    expect((await paymentOf(app(), id)).status).toBe('SUCCEEDED');
    expect(await app().sql("select id from job where name = 'payments.reconcile'")).toEqual([]);
  });
});
