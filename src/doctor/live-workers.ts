import { sql } from '../platform/database/sql.ts';
import type { Installation } from './check.ts';

/** How many processes run jobs of this store now. */
export async function countLiveWorkers({ app }: Pick<Installation, 'app'>): Promise<number> {
  const now = app.services.clock.now();
  const [row] = await app.database.run<{ total: number }>(
    sql`/* doctor.workers */ select count(*) as total from job_worker where alive_until > ${now}`,
  );
  return Number(row!.total);
}
