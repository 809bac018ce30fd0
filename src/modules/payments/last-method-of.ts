import type { Context } from '../../platform/context/context.ts';
import { lockPaymentsOf } from './lock-payments.ts';

/** How a customer paid last at the counter; in cash when nothing was paid yet. The target is locked. */
export async function lastMethodOf(ctx: Context, targetId: string): Promise<'CASH' | 'CARD_TERMINAL'> {
  const payments = await lockPaymentsOf(ctx, targetId);
  const isCard = payments.some(payment => payment.provider === 'CARD_TERMINAL');
  return isCard ? 'CARD_TERMINAL' : 'CASH';
}
