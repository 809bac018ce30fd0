import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { sql } from '../../../platform/database/sql.ts';
import { now, sweep } from '../../../platform/jobs/sweep.ts';
import { endBeforeStart } from '../end-before-start.ts';
import { lockRental } from '../lock-rental.ts';

/** Expires rentals that were not signed or first paid in time, and puts their units back in stock. */
export const expireUnsigned = sweep({
  name: 'rentals.expire-unsigned',
  every: '1m',
  priority: 1,
  begin: now,
  find: (now, after) =>
    sql`/* rentals.expired */ select id from rental where status in ('AWAITING_SIGNATURE', 'AWAITING_PAYMENT') and holds_until <= ${now} and id > ${after} order by id`,
  each: expireRental,
});

async function expireRental(ctx: Context, rentalId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const rental = await lockRental(ctx, rentalId);
    const isWaiting = rental.status === 'AWAITING_SIGNATURE' || rental.status === 'AWAITING_PAYMENT';
    if (!isWaiting || rental.holdsUntil === null || rental.holdsUntil > ctx.clock.now()) return;
    const reason =
      rental.status === 'AWAITING_SIGNATURE'
        ? 'The contract was not signed in time.'
        : 'The first installment was not paid in time.';
    await endBeforeStart(ctx, rental, 'EXPIRED', reason);
  });
}
