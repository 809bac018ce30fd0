import type { Context } from '../../platform/context/context.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { audit } from '../audit/audit.ts';
import { releaseHold } from '../inventory/holds/holds.ts';
import { moveStock } from '../inventory/move-stock.ts';
import { advance } from './advance.ts';
import { cancelInstallments } from './cancel-installments.ts';
import { lockInstallments } from './lock-rental.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import type { Rental } from './rental.entity.ts';
import { rentalEnded } from './rentals.events.ts';

/**
 * Ends a locked rental that has not begun, within a transaction: nothing is left to pay, and the unit is back in stock.
 */
export async function endBeforeStart(
  ctx: Context,
  rental: Rental,
  status: 'CANCELLED' | 'EXPIRED',
  reason: string,
): Promise<void> {
  advance(rental, status);
  rental.endedAt = ctx.clock.now();
  rental.endReason = reason;
  rental.holdsUntil = null;
  audit(ctx, `rental.${status.toLowerCase()}`, rental);
  await ctx.em.flush();
  await moveStock(ctx, [{ productId: rental.product.id, delta: 1 }], {
    reason: 'RENTAL_RETURN',
    reference: rental.id,
  });
  await releaseHold(ctx, rental.id);
  await cancelInstallments(ctx, rental, await lockInstallments(ctx, rental.id));
  await recordTimelineEvent(ctx, rental.id, status, { reason });
  emit(ctx, rentalEnded, { rentalId: rental.id });
}
