import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { addDays } from '../../../platform/lib/calendar-day.ts';
import { storeDay } from '../../settings/store-day.ts';
import { followRental } from '../advance-rental.ts';
import { reminderDays } from '../rental.rules.ts';

const batchSize = 100;

/**
 * Looks after the instalments of each day: reminders, late ones, defaults. It runs each hour, since a day begins when
 * it does in the store; what is done for a day is done once, however often it runs.
 */
export const followInstallments = defineJob({
  name: 'rentals.follow-installments',
  every: '1h',
  outside: true,
  async run(ctx) {
    const today = await storeDay(ctx);
    const soon = addDays(today, reminderDays);
    for (let last = ''; ; ) {
      const found = await query<{ id: string }>(
        ctx,
        sql`/* rentals.toFollow */ select r.id from rental as r where r.id > ${last} and r.status in ('ACTIVE', 'OVERDUE', 'DEFAULTED')
          and exists (select 1 from rental_installment as i where i.rental_id = r.id and i.status = 'DUE'
            and ((i.due_on <= ${soon} and i.due_on >= ${today} and i.reminded_at is null) or i.overdue_on <= ${today}))
          order by r.id limit ${batchSize}`,
      );
      for (const { id } of found) {
        // One that fails must not hold up the others; it is tried again in an hour.
        await followRental(ctx, id, today).catch(error =>
          ctx.log.error({ err: error, rentalId: id }, 'A rental could not be looked after.'),
        );
      }
      if (found.length < batchSize) return;
      last = found.at(-1)!.id;
    }
  },
});
