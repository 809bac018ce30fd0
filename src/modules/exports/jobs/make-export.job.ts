import { inTransaction } from '../../../context.ts';
import { defineJob } from '../../../outbox/define-job.ts';
import { queueJob } from '../../../outbox/queue-job.ts';
import { noteFailedRun } from '../export-run.ts';
import '../exports.events.ts';
import { makeExport } from '../make-export.ts';
import { withSlot } from '../run-slots.ts';

const name = 'exports.make';

/** Until then another file may be done. */
const waitMs = 1_000;

/** Makes the file, in many short transactions. When the process dies, another one begins anew. */
export const makeExportJob = defineJob({
  name,
  on: 'export.requested',
  outside: true,
  async run(ctx, { exportId }) {
    const outcome = await withSlot(ctx.services, () => makeExport(ctx, exportId));
    if (outcome === 'NO_SLOT')
      await inTransaction(ctx, async ctx => queueJob(ctx, name, { exportId }, waitMs));
  },
  failed: (ctx, { exportId }, { isFinal }) => noteFailedRun(ctx, exportId, isFinal),
});
