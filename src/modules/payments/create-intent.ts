import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { loadById } from '../../platform/database/load.ts';
import { selectionOf } from '../../platform/database/rows.ts';
import { lockById } from '../../platform/database/saving.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { applyIntentState, checkAfterMs } from './apply-intent-state.ts';
import { withLockedPayment } from './lock-payments.ts';
import { Payment } from './payment.entity.ts';
import { paymentCancelled } from './payments.events.ts';
import { type Intent, type IntentState, ProviderRefused } from './provider/payment-provider.ts';
import { providerNamed } from './provider/providers.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';

const columns = [
  'targetId',
  'provider',
  'status',
  'amountMinor',
  'currencyCode',
  'description',
  'providerReference',
];

/**
 * Has the provider create the intent of a payment that was started, unless it has one, and stores the answer. Safe to
 * repeat, because the provider knows the payment by its id. Not for use within a transaction.
 * @throws ProviderUnavailable
 */
export async function createIntent(ctx: Context, paymentId: string): Promise<void> {
  const payment = await loadById(ctx, Payment, paymentId, selectionOf(ctx.database.db, Payment, columns));
  if (payment?.status !== 'PROCESSING' || payment.providerReference !== null) return;
  const { targetId, amountMinor, currencyCode, description } = payment;
  const provider = providerNamed(ctx, payment.provider);
  try {
    const request = { paymentId, targetId, amountMinor, currencyCode, description };
    await storeIntent(ctx, paymentId, await provider.createIntent(request));
  } catch (error) {
    if (!(error instanceof ProviderRefused)) throw error;
    const { message: failureMessage } = error;
    const state = {
      reference: '',
      status: 'FAILED',
      amountMinor,
      currencyCode,
      failureMessage,
    } as const;
    await withLockedPayment(ctx, paymentId, (ctx, payment) => applyIntentState(ctx, payment, state));
  }
}

async function storeIntent(ctx: Context, paymentId: string, intent: Intent): Promise<void> {
  const state = await inTransaction(ctx, async (ctx): Promise<IntentState | null> => {
    const payment = await lockById(ctx, Payment, paymentId, ['paymentId']);
    payment.clientSecret ??= intent.clientSecret;
    payment.providerReference ??= intent.reference;
    // It was canceled while the provider was being asked.
    if (payment.status === 'CANCELLED') emit(ctx, paymentCancelled, { paymentId });
    if (payment.status !== 'PROCESSING') return null;
    payment.checkAt = new Date(ctx.clock.now().getTime() + checkAfterMs);
    if (intent.status !== 'REQUIRES_ACTION') return intent;
    payment.status = 'REQUIRES_ACTION';
    recordTimelineEvent(ctx, payment, 'REQUIRES_ACTION');
    return null;
  });
  // The payer has already paid, with the client secret of an earlier attempt.
  if (state) await withLockedPayment(ctx, paymentId, (ctx, payment) => applyIntentState(ctx, payment, state));
}
