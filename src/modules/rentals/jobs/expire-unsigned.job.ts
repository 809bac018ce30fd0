import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { endBeforeStart } from '../end-rental.ts';
import { lockRental } from '../lock-rental.ts';

const batchSize = 100;

/** Frees the units of contracts that were not signed, or not first paid, in time; each in a transaction of its own. */
export const expireUnsigned = defineJob({
  name: 'rentals.expire-unsigned',
  every: '1m',
  outside: true,
  async run(ctx) {
    for (;;) {
      const expired = await query<{ id: string }>(
        ctx,
        sql`/* rentals.expired */ select id from rental where status in ('AWAITING_SIGNATURE', 'AWAITING_PAYMENT') and holds_until <= ${ctx.clock.now()} order by holds_until limit ${batchSize}`,
      );
      for (const { id } of expired) await expireRental(ctx, id);
      if (expired.length < batchSize) return;
    }
  },
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
