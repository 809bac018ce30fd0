import { defineJob } from '../../../platform/jobs/define-job.ts';
import { recordFailedRun } from '../export-run.ts';
import { exportRequested } from '../exports.events.ts';
import { makeExport } from '../make-export.ts';

/** How many files one process creates at a time, so that other jobs and the API keep their share of it. */
const filesAtOnce = 2;

/** Creates the file, in many short transactions. When the process dies, another one starts again. */
export const makeExportJob = defineJob({
  name: 'exports.make',
  on: exportRequested,
  transactional: false,
  lane: 'exports',
  concurrency: filesAtOnce,
  run: (ctx, { exportId }) => makeExport(ctx, exportId),
  failed: (ctx, { exportId }, { isFinal }) => recordFailedRun(ctx, exportId, isFinal),
});
