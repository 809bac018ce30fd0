import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { hastenJob } from '../../../platform/jobs/hasten-job.ts';
import { queueJob } from '../../../platform/jobs/queue-job.ts';
import { noteFailedRun } from '../export-run.ts';
import { exportRequested } from '../exports.events.ts';
import { makeExport } from '../make-export.ts';
import { withSlot } from '../run-slots.ts';

const name = 'exports.make';

/**
 * Whoever finds no slot looks again after this, since other processes have slots too; never the same time, so that not all
 * come back at once. A slot that becomes free in this process calls the next one at once.
 */
const waitMs = () => 5_000 + Math.random() * 5_000;

/** Makes the file, in many short transactions. When the process dies, another one begins anew. */
export const makeExportJob = defineJob({
  name,
  on: exportRequested,
  outside: true,
  async run(ctx, { exportId }) {
    const outcome = await withSlot(ctx.services, () => makeExport(ctx, exportId));
    if (outcome === 'DONE') await hastenJob(ctx, name);
    else await inTransaction(ctx, async ctx => queueJob(ctx, name, { exportId }, waitMs()));
  },
  failed: (ctx, { exportId }, { isFinal }) => noteFailedRun(ctx, exportId, isFinal),
});
