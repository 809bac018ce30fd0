import type { Context } from '../../../platform/context/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { sweep } from '../../../platform/jobs/sweep.ts';
import { addDays } from '../../../platform/lib/calendar-day.ts';
import { storeDay } from '../../settings/store-day.ts';
import { advanceRental } from '../advance-rental.ts';
import { reminderDays } from '../rental.rules.ts';

/**
 * Processes the installments of each day: reminders, late ones, defaults. It runs each hour, since a day begins when
 * it does in the store; what is done for a day is done once, however often it runs.
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
