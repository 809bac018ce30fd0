import { deleteInBatches } from '../../../platform/database/delete-in-batches.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { listedMs, openStatuses } from '../import.rules.ts';
import { deleteLeftovers } from '../uploaded-file.ts';

/** Each has up to 1,000 problems, which are deleted with it. */
const batchSize = 10;

/** Deletes imports after 90 days with their problems, and the copies of files that dead processes left. */
export const deleteOldImports = defineJob({
  name: 'imports.delete-old',
  every: '1h',
  lane: 'exports',
  priority: -1,
  transactional: false,
  async run(ctx) {
    await deleteLeftovers();
    const before = new Date(ctx.clock.now().getTime() - listedMs);
    await deleteInBatches(
      ctx,
      'import_run',
      sql`created_at < ${before} and status not in (${listSql(openStatuses)})`,
      { batchSize },
    );
  },
});
