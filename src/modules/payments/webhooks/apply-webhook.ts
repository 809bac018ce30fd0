import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { type Sql, sql } from '../../../platform/database/sql.ts';
import { PermanentError } from '../../../platform/jobs/permanent-error.ts';
import { applyIntentState } from '../apply-intent-state.ts';
import { applyDisputeState } from '../disputes/apply-dispute-state.ts';
import { applyRefundState } from '../execute-refund.ts';
import { withLockedPayment } from '../lock-payments.ts';
import type { PaymentProviderName } from '../payment.entity.ts';
import { appliedEssence } from '../provider/essence-of-event.ts';
import type { DisputeState, IntentState, RefundState } from '../provider/payment-provider.ts';
import { meaningOf } from '../provider/stripe-events.ts';
import type { WebhookOutcome } from './webhook-event.entity.ts';

interface StoredEvent {
  readonly provider: PaymentProviderName;
  readonly payload: string | object;
  readonly processedAt: unknown;
}

/**
 * Applies an event that was stored. Safe to repeat, and the order does not matter. Not for use within a transaction.
 * @throws PermanentError when it reports a different amount or currency than the payment has
 */
export async function applyWebhook(ctx: Context, webhookEventId: string): Promise<void> {
  const [stored] = await query<StoredEvent>(
    ctx,
    sql`/* payments.webhookEvent */ select provider, payload, processed_at as processedAt from webhook_event where id = ${webhookEventId}`,
  );
  if (!stored || stored.processedAt !== null) return;
  const payload =
    typeof stored.payload === 'string' ? (JSON.parse(stored.payload) as object) : stored.payload;
  const outcome = await outcomeOf(ctx, stored.provider, payload);
  const now = ctx.clock.now();
  await query(
    ctx,
    sql`/* payments.webhookApplied */ update webhook_event set processed_at = ${now}, outcome = ${outcome}, payload = ${JSON.stringify(appliedEssence(payload))} where id = ${webhookEventId} and processed_at is null`,
  );
  if (outcome === 'MISMATCH')
    throw new PermanentError(
      'The payment provider reports a different amount or currency than the payment has.',
    );
}

async function outcomeOf(
  ctx: Context,
  provider: PaymentProviderName,
  payload: object,
): Promise<WebhookOutcome> {
  const meaning = meaningOf(payload);
  if (meaning?.kind === 'intent') return applyIntent(ctx, provider, meaning.paymentId, meaning.state);
  if (meaning?.kind === 'refund') return applyRefund(ctx, provider, meaning.refundId, meaning.state);
  if (meaning?.kind === 'dispute') return applyDispute(ctx, provider, meaning.intentReference, meaning.state);
  return 'IGNORED';
}

async function applyDispute(
  ctx: Context,
  provider: PaymentProviderName,
  intentReference: string,
  state: DisputeState,
): Promise<WebhookOutcome> {
  const id = await idOf(
    ctx,
    sql`select id from payment where provider_reference = ${intentReference} and provider = ${provider}`,
  );
  if (id === undefined) {
    ctx.log.warn(
      { disputeReference: state.reference },
      'A dispute is about a payment that is not of this store.',
    );
    return 'IGNORED';
  }
  return withLockedPayment(ctx, id, (ctx, payment) => applyDisputeState(ctx, payment, state));
}

async function applyIntent(
  ctx: Context,
  provider: PaymentProviderName,
  paymentId: string | null,
  state: IntentState,
): Promise<WebhookOutcome> {
  const id =
    (await idOf(ctx, sql`select id from payment where id = ${paymentId ?? ''} and provider = ${provider}`)) ??
    (await idOf(
      ctx,
      sql`select id from payment where provider_reference = ${state.reference} and provider = ${provider}`,
    ));
  if (id === undefined) return 'IGNORED';
  return withLockedPayment(ctx, id, (ctx, payment) => applyIntentState(ctx, payment, state));
}

async function applyRefund(
  ctx: Context,
  provider: PaymentProviderName,
  refundId: string | null,
  state: RefundState,
): Promise<WebhookOutcome> {
  const [refund] = await query<{ id: string; paymentId: string }>(
    ctx,
    sql`/* payments.refundOfEvent */ select r.id, r.payment_id as paymentId from refund as r join payment as p on p.id = r.payment_id where (r.id = ${refundId ?? ''} or r.provider_reference = ${state.reference}) and p.provider = ${provider}`,
  );
  if (!refund) return 'IGNORED';
  return (await applyRefundState(ctx, refund.paymentId, refund.id, state)) ? 'APPLIED' : 'UNCHANGED';
}

async function idOf(ctx: Context, statement: Sql): Promise<string | undefined> {
  const [found] = await query<{ id: string }>(ctx, sql`/* payments.ofEvent */ ${statement}`);
  return found?.id;
}
