import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { query } from '../../platform/database/rows.ts';
import { lockById } from '../../platform/database/saving.ts';
import { sql } from '../../platform/database/sql.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { Payment } from './payment.entity.ts';
import { targetOf } from './payment-targets.ts';

/** The payments of a target that the caller has locked, locked as well, the newest first. */
export async function lockPaymentsOf(ctx: Context, targetId: string): Promise<Payment[]> {
  // What is changed and not written yet would be lost to the fresh look.
  await ctx.em.flush();
  return ctx.em.find(
    Payment,
    { targetId },
    // What this transaction read without a lock may be old by now.
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true, orderBy: { createdAt: 'desc', id: 'desc' } },
  );
}

/**
 * Runs `work` in a transaction in which the target of a payment is locked, and then the payment. Not for use within a
 * transaction: which target it is, is read before, since the first plain read fixes what a transaction sees.
 * @throws UserError NOT_FOUND
 */
export async function withLockedPayment<T>(
  ctx: Context,
  paymentId: string,
  work: (ctx: Context, payment: Payment) => Promise<T>,
): Promise<T> {
  const targetId = await targetIdOf(ctx, paymentId);
  return inTransaction(ctx, async ctx => {
    await targetOf(ctx, targetId).lock(ctx, targetId);
    return work(ctx, await lockById(ctx, Payment, paymentId, ['paymentId']));
  });
}

/** What a payment is for, which never changes. @throws UserError NOT_FOUND */
export async function targetIdOf(ctx: Context, paymentId: string): Promise<string> {
  const [found] = await query<{ targetId: string }>(
    ctx,
    sql`/* payments.targetId */ select target_id as targetId from payment where id = ${paymentId}`,
  );
  if (!found)
    throw new UserError('NOT_FOUND', `There is no payment with the id ${paymentId}.`, {
      path: ['paymentId'],
    });
  return found.targetId;
}
