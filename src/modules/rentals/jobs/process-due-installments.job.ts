import type { Context } from '../../../platform/context/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { sweep } from '../../../platform/jobs/sweep.ts';
import { addDays } from '../../../platform/lib/calendar-day.ts';
import { storeDay } from '../../settings/store-day.ts';
import { advanceRental } from '../advance-rental.ts';
import { reminderDays } from '../rental.rules.ts';

/**
 * Processes the installments of each day: sends reminders, and marks late installments and defaults. It runs every
 * hour, because a day begins at midnight in the store's time zone. Each step happens once, however often it runs.
 */
export const processDueInstallments = sweep({
  name: 'rentals.follow-installments',
  every: '1h',
  async begin(ctx: Context) {
    const today = await storeDay(ctx);
    return { today, soon: addDays(today, reminderDays) };
  },
  find: ({ today, soon }, after) =>
    sql`/* rentals.dueInstallments */ select r.id from rental as r where r.id > ${after} and r.status in ('ACTIVE', 'OVERDUE', 'DEFAULTED')
      and exists (select 1 from rental_installment as i where i.rental_id = r.id and i.status = 'DUE'
        and ((i.due_on <= ${soon} and i.due_on >= ${today} and i.reminded_at is null) or i.overdue_on <= ${today}))
      order by r.id`,
  each: (ctx, id, { today }) => advanceRental(ctx, id, today),
});
