import { sql } from '../../platform/database/sql.ts';
import { type Check, warning } from '../check.ts';

export const deadJobs: Check = {
  id: 'dead-jobs',
  title: 'No background job has failed for good.',
  atStart: 'IN_PRODUCTION',
  async run({ app }) {
    const [row] = await app.database.run<{ total: number }>(
      sql`/* doctor.deadJobs */ select count(*) as total from job where status = 'DEAD'`,
    );
    const count = Number(row!.total);
    if (count === 0) return [];
    return [
      warning(
        `${count} background job${count === 1 ? ' has' : 's have'} failed for good.`,
        'Look at `deadJobs`; `retryDeadJob` runs one again, `discardDeadJob` deletes it.',
      ),
    ];
  },
};
