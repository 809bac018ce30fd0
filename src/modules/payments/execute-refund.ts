import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../platform/context/context.ts';
import { query } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { audit } from '../audit/audit.ts';
import { failRefund, finishRefund } from './finish-refund.ts';
import { withLockedPayment } from './lock-payments.ts';
import type { Payment, PaymentProviderName } from './payment.entity.ts';
import { refundFailed } from './payments.events.ts';
import { ProviderRefused, type RefundState } from './provider/payment-provider.ts';
import { providerNamed } from './provider/providers.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import { Refund, type RefundStatus } from './refunds/refund.entity.ts';

/** How long the provider is trusted to know a refund by its idempotency key. Stripe keeps keys for at least a day. */
const keyLifeMs = 20 * 3_600_000;

/** How long until the provider is asked again about a pending refund. */
const recheckMs = 10 * 60_000;

interface RefundToExecute {
  readonly paymentId: string;
  readonly provider: PaymentProviderName;
  readonly reference: string | null;
  readonly refundReference: string | null;
  readonly status: RefundStatus;
  readonly amountMinor: number | string;
  readonly currencyCode: string;
  readonly createdAt: string | number;
}

/**
 * Has the provider pay a refund that was requested, and stores the answer. Safe to repeat, because the provider knows
 * the refund by its id. Not for use within a transaction.
 * @throws ProviderUnavailable
 */
export async function executeRefund(ctx: Context, refundId: string): Promise<void> {
  const [refund] = await query<RefundToExecute>(
    ctx,
    sql`/* payments.refundToExecute */ select r.payment_id as paymentId, p.provider, p.provider_reference as reference, r.provider_reference as refundReference, r.status, r.amount_minor as amountMinor, r.currency_code as currencyCode, r.created_at as createdAt from refund as r join payment as p on p.id = r.payment_id where r.id = ${refundId}`,
  );
  if (refund?.status !== 'PENDING') return;
  await applyRefundState(ctx, refund.paymentId, refundId, await askProvider(ctx, refundId, refund));
}

async function askProvider(ctx: Context, refundId: string, refund: RefundToExecute): Promise<RefundState> {
  const { paymentId, reference, refundReference, currencyCode } = refund;
  const provider = providerNamed(ctx, refund.provider);
  const since = ctx.database.db.dialect.readDate(refund.createdAt).getTime();
  try {
    if (refundReference !== null) return await provider.retrieveRefund(refundReference);
    return await provider.refund({
      refundId,
      paymentId,
      reference: reference!,
      amountMinor: Number(refund.amountMinor),
      currencyCode,
      keyMayHaveExpired: ctx.clock.now().getTime() - since > keyLifeMs,
    });
  } catch (error) {
    if (!(error instanceof ProviderRefused)) throw error;
    return { reference: refundReference ?? '', status: 'FAILED', failureMessage: error.message };
  }
}

/** Applies what the provider reports about a refund. True when that changed it. Not for use within a transaction. */
export async function applyRefundState(
  ctx: Context,
  paymentId: string,
  refundId: string,
  state: RefundState,
): Promise<boolean> {
  return withLockedPayment(ctx, paymentId, async (ctx, payment) => {
    const refund = await ctx.em.findOneOrFail(
      Refund,
      { id: refundId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    if (refund.status === 'SUCCEEDED' && state.status === 'FAILED')
      return recordReturnedRefund(ctx, payment, refund, state);
    if (refund.status !== 'PENDING') return false;
    const reference = state.reference || null;
    if (state.status === 'SUCCEEDED') await finishRefund(ctx, payment, refund, reference);
    else if (state.status === 'FAILED')
      failRefund(ctx, payment, refund, state.failureMessage ?? 'The provider could not pay it back.');
    else {
      const hasChanged = refund.providerReference !== reference;
      refund.providerReference = reference;
      refund.checkAt = new Date(ctx.clock.now().getTime() + recheckMs);
      return hasChanged;
    }
    return true;
  });
}

/**
 * A bank can send the money back days later. The refund and all that followed from it stay as they are, and somebody
 * has to pay the customer in another way.
 */
function recordReturnedRefund(
  ctx: Context,
  payment: Payment,
  refund: Refund,
  { failureMessage }: RefundState,
): boolean {
  if (refund.failureMessage !== null) return false;
  refund.failureMessage = failureMessage?.slice(0, 500) ?? 'The bank sent the money back.';
  const { id: refundId, amountMinor } = refund;
  payment.refundDueMinor += amountMinor;
  payment.returnedRefundMinor += amountMinor;
  recordTimelineEvent(ctx, payment, 'REFUND_FAILED', {
    refundId,
    amountMinor,
    message: refund.failureMessage,
  });
  audit(ctx, 'refund.returned', refund, { details: { paymentId: payment.id } });
  emit(ctx, refundFailed, { paymentId: payment.id, refundId });
  return true;
}
