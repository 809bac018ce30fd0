import type { Context } from '../../../platform/context/context.ts';
import { loadById } from '../../../platform/database/load.ts';
import { query, selectionOf } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { now, sweep } from '../../../platform/jobs/sweep.ts';
import { applyIntentState } from '../apply-intent-state.ts';
import { createIntent } from '../create-intent.ts';
import { executeRefund } from '../execute-refund.ts';
import { withLockedPayment } from '../lock-payments.ts';
import { Payment } from '../payment.entity.ts';
import { isOpen } from '../payment.rules.ts';
import { ProviderRefused } from '../provider/payment-provider.ts';
import { providerNamed } from '../provider/providers.ts';
import { asksProvider } from './payments.jobs.ts';

const minute = 60_000;

/** Finishes what a crash, or a webhook that never came, has left undone: asks the provider about each open payment. */
export const reconcilePayments = sweepOf('payments.reconcile', 'payment', checkPayment);

/** The same for refunds. */
export const reconcileRefunds = sweepOf('payments.reconcile-refunds', 'refund', executeRefund);

function sweepOf(
  name: string,
  table: 'payment' | 'refund',
  settle: (ctx: Context, id: string) => Promise<unknown>,
) {
  return sweep({
    name,
    every: '1m',
    ...asksProvider,
    priority: 0,
    begin: now,
    find: (now, after) =>
      sql`/* payments.dueForCheck */ select id from ${rawSql(table)} where check_at <= ${now} and id > ${after} order by id`,
    async each(ctx, id, now) {
      if (!(await postponeNextCheck(ctx, table, id, now))) return;
      try {
        await settle(ctx, id);
      } catch (error) {
        if (!(error instanceof ProviderRefused)) throw error;
        ctx.log.warn({ err: error, id }, 'The payment provider does not know this payment or refund.');
      }
    },
  });
}

/** Postpones the next check: the older the row, the longer. Returns false when another worker was faster. */
async function postponeNextCheck(
  ctx: Context,
  table: 'payment' | 'refund',
  id: string,
  now: Date,
): Promise<boolean> {
  const { db } = ctx.database;
  const [row] = await query<{ createdAt: string | number }>(
    ctx,
    sql`/* payments.age */ select created_at as createdAt from ${rawSql(table)} where id = ${id} and check_at <= ${now}`,
  );
  if (!row) return false;
  const age = now.getTime() - db.dialect.readDate(row.createdAt).getTime();
  const next = new Date(now.getTime() + Math.max(minute, Math.min(age / 4, 6 * 60 * minute)));
  await query(
    ctx,
    sql`/* payments.postponeCheck */ update ${rawSql(table)} set check_at = ${next} where id = ${id} and check_at <= ${now}`,
  );
  return true;
}

async function checkPayment(ctx: Context, paymentId: string): Promise<void> {
  const columns = ['provider', 'providerReference', 'status', 'createdAt'];
  const payment = await loadById(ctx, Payment, paymentId, selectionOf(ctx.database.db, Payment, columns));
  if (!payment || !(isOpen(payment) || isFreshFailure(ctx, payment))) return stopChecking(ctx, paymentId);
  if (payment.providerReference === null) return createIntent(ctx, paymentId);
  const state = await providerNamed(ctx, payment.provider).retrieveIntent(payment.providerReference);
  const outcome = await withLockedPayment(ctx, paymentId, (ctx, payment) =>
    applyIntentState(ctx, payment, state),
  );
  if (outcome === 'MISMATCH')
    ctx.log.error({ paymentId }, 'The payment provider reports a different amount.');
}

/** Failed so recently that the payer may still try another card. */
function isFreshFailure(
  { clock }: Context,
  { status, createdAt }: Pick<Payment, 'status' | 'createdAt'>,
): boolean {
  return status === 'FAILED' && clock.now().getTime() - createdAt.getTime() < 24 * 60 * minute;
}

async function stopChecking(ctx: Context, paymentId: string): Promise<void> {
  const now = ctx.clock.now();
  await query(
    ctx,
    sql`/* payments.stopChecking */ update payment set check_at = null where id = ${paymentId} and check_at > ${now} and status not in ('REQUIRES_ACTION', 'PROCESSING')`,
  );
}
