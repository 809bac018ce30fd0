import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { sql } from '../../../platform/database/sql.ts';
import { now, sweep } from '../../../platform/jobs/sweep.ts';
import { endBeforeStart } from '../end-rental.ts';
import { lockRental } from '../lock-rental.ts';

/** Frees the units of contracts that were not signed, or whose first payment did not come, in time. */
export const expireUnsigned = sweep({
  name: 'rentals.expire-unsigned',
  every: '1m',
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
      rental.status === 'AWAITING_SIGNATURE' ? 'It was not signed in time.' : 'It was not paid in time.';
    await endBeforeStart(ctx, rental, 'EXPIRED', reason);
  });
}
