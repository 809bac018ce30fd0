import type { Context } from '../../platform/context/context.ts';
import { lockPaymentsOf } from './lock-payments.ts';

/** How a target was last paid at the counter; CASH when it was not paid there yet. The caller has locked the target. */
export async function lastMethodOf(ctx: Context, targetId: string): Promise<'CASH' | 'CARD_TERMINAL'> {
  const payments = await lockPaymentsOf(ctx, targetId);
  const isCard = payments.some(payment => payment.provider === 'CARD_TERMINAL');
  return isCard ? 'CARD_TERMINAL' : 'CASH';
}
