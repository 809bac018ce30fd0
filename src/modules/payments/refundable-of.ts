import type { Context } from '../../platform/context/context.ts';
import { lockPaymentsOf } from './lock-payments.ts';
import { refundableMinor } from './payment.rules.ts';

/** How much `refundTarget` can still refund for a target, in minor units. The caller has locked the target. */
export async function refundableOf(ctx: Context, targetId: string): Promise<number> {
  const payments = await lockPaymentsOf(ctx, targetId);
  return payments
    .filter(payment => payment.refusedAt === null)
    .reduce((sum, payment) => sum + refundableMinor(payment), 0);
}
