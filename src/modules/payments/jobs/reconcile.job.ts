import type { Context } from '../../../platform/context/context.ts';
import { loadById } from '../../../platform/database/load.ts';
import { query, selectionOf } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { applyIntentState } from '../apply-intent-state.ts';
import { createIntent } from '../create-intent.ts';
import { executeRefund } from '../execute-refund.ts';
import { withLockedPayment } from '../lock-payments.ts';
import { Payment } from '../payment.entity.ts';
import { isOpen } from '../payment.rules.ts';
import { ProviderRefused } from '../provider/payment-provider.ts';
import { providerNamed } from '../provider/providers.ts';

const batchSize = 50;
const minute = 60_000;

/** Sees to what a crash, or a webhook that never came, has left undone: asks the provider about it. */
export const reconcile = defineJob({
  name: 'payments.reconcile',
  every: '1m',
  outside: true,
  async run(ctx) {
    for (const id of await takeDue(ctx, 'payment')) await quietly(ctx, id, () => checkPayment(ctx, id));
    for (const id of await takeDue(ctx, 'refund')) await quietly(ctx, id, () => executeRefund(ctx, id));
  },
});

/** Takes what is due, and puts off the next look at it: the longer it has waited, the longer. */
async function takeDue(ctx: Context, table: 'payment' | 'refund'): Promise<string[]> {
  const { db } = ctx.database;
  const now = ctx.clock.now();
  const due = await query<{ id: string; createdAt: string | number }>(
    ctx,
    sql`/* payments.dueForCheck */ select id, created_at as createdAt from ${rawSql(table)} where check_at <= ${now} order by check_at limit ${rawSql(String(batchSize))}`,
  );
  for (const { id, createdAt } of due) {
    const age = now.getTime() - db.dialect.readDate(createdAt).getTime();
    const next = new Date(now.getTime() + Math.max(minute, Math.min(age / 4, 6 * 60 * minute)));
    await query(
      ctx,
      sql`/* payments.putOffCheck */ update ${rawSql(table)} set check_at = ${next} where id = ${id} and check_at <= ${now}`,
    );
  }
  return due.map(({ id }) => id);
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
  if (outcome === 'MISMATCH') ctx.log.error({ paymentId }, 'The payment provider speaks of another amount.');
}

/** Somebody may still be trying another card. */
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

/** One that cannot be settled holds up none of the others. */
async function quietly(ctx: Context, id: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ProviderRefused)
      ctx.log.warn({ err: error, id }, 'The payment provider knows nothing of it.');
    else ctx.log.warn({ err: error, id }, 'A payment could not be settled now; it is tried again.');
  }
}
