import { createHash } from 'node:crypto';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { idempotent } from '../../platform/idempotency/idempotent.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { requireProvider } from '../payments/provider/providers.ts';
import { startPayment } from '../payments/start-payment.ts';
import { completeBuyout } from './complete-buyout.ts';
import { lockOwnRental, lockRental } from './lock-rental.ts';
import type { BuyOutRentalInput } from './rental.inputs.ts';
import { buyoutOfRental } from './rental.rules.ts';
import { buyoutProblem } from './rental-actions.rules.ts';
import { buyoutId } from './rental-ids.ts';

/**
 * Buys the unit of a rental: starts the payment of the current buy-out price. The unit belongs to the customer once
 * that is paid, or at once when nothing is left to pay.
 * @throws UserError NOT_FOUND, WRONG_STATUS, PAYMENTS_UNAVAILABLE, IDEMPOTENCY_KEY_REUSED
 */
export async function buyOutRental(
  ctx: Context,
  input: BuyOutRentalInput,
): Promise<{ rentalId: string; paymentId?: string }> {
  const { rentalId } = input;
  const { isPaymentDue } = await inTransaction(ctx, async ctx => {
    // Before the first plain read, which fixes what the transaction sees.
    await lockRental(ctx, rentalId);
    const rental = await lockOwnRental(ctx, rentalId, 'RENTALS_MANAGE');
    const buyout = buyoutOfRental(rental);
    const result = { rentalId, isPaymentDue: buyout.amountMinor > 0 };
    return idempotent(ctx, 'buyOutRental', input, result, async () => {
      refuseIf(buyoutProblem(rental), ['rentalId']);
      if (buyout.amountMinor === 0) await completeBuyout(ctx, rental, buyout, null);
      else requireProvider(ctx);
    });
  });
  if (!isPaymentDue) return { rentalId };
  const { paymentId } = await startPayment(ctx, {
    idempotencyKey: `buyOutRental:${createHash('sha256').update(input.idempotencyKey).digest('hex')}`,
    rentalBuyoutId: buyoutId(rentalId),
  });
  return { rentalId, paymentId };
}
