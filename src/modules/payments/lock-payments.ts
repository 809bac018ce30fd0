import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { query } from '../../platform/database/rows.ts';
import { lockById } from '../../platform/database/saving.ts';
import { sql } from '../../platform/database/sql.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { Payment } from './payment.entity.ts';
import { targetOf } from './payment-targets.ts';

/** Locks the payments of a target and returns them, the newest first. The caller has locked the target. */
export async function lockPaymentsOf(ctx: Context, targetId: string): Promise<Payment[]> {
  // Reading the rows again would overwrite changes that are not written yet.
  await ctx.em.flush();
  return ctx.em.find(
    Payment,
    { targetId },
    // What this transaction read without a lock may be old by now.
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true, orderBy: { createdAt: 'desc', id: 'desc' } },
  );
}

/**
 * Runs `work` in a transaction that has locked the target of a payment, and then the payment. Not for use within a
 * transaction: the id of the target is read beforehand, because the first plain read would fix the snapshot.
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

/** The id of the target of a payment, which never changes. @throws UserError NOT_FOUND */
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
