import type { Context } from '../../platform/context/context.ts';
import { loadById } from '../../platform/database/load.ts';
import { selectionOf } from '../../platform/database/rows.ts';
import { applyIntentState } from './apply-intent-state.ts';
import { withLockedPayment } from './lock-payments.ts';
import { Payment } from './payment.entity.ts';
import { ProviderRefused } from './provider/payment-provider.ts';
import { providerNamed } from './provider/providers.ts';

/**
 * Has the provider cancel the intent of a payment that was canceled or has failed, so that nobody can pay it any more.
 * If it is too late, the payment has succeeded. Not for use within a transaction.
 * @throws ProviderUnavailable
 */
export async function cancelIntent(ctx: Context, paymentId: string): Promise<void> {
  const columns = ['provider', 'providerReference', 'status'];
  const payment = await loadById(ctx, Payment, paymentId, selectionOf(ctx.database.db, Payment, columns));
  if (!payment?.providerReference || !['CANCELLED', 'FAILED'].includes(payment.status)) return;
  try {
    const provider = providerNamed(ctx, payment.provider);
    const state = await provider.cancelIntent(payment.providerReference, paymentId);
    await withLockedPayment(ctx, paymentId, (ctx, payment) => applyIntentState(ctx, payment, state));
  } catch (error) {
    if (!(error instanceof ProviderRefused)) throw error;
    ctx.log.warn({ err: error, paymentId }, 'The payment provider did not cancel a payment.');
  }
}
