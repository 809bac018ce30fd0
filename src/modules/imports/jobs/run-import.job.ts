import { defineJob } from '../../../platform/jobs/define-job.ts';
import { recordFailedRun } from '../import-run.ts';
import { importRequested } from '../imports.events.ts';
import { runImport } from '../run-import.ts';

/** Imports a file. When the process dies, its transaction is gone, and another process starts again. */
export const runImportJob = defineJob({
  name: 'imports.run',
  on: importRequested,
  // Its transaction is that of the import, which a dry run rolls back.
  transactional: false,
  lane: 'exports',
  // An import locks what it changes, and holds one connection while it needs another for its progress.
  concurrency: 1,
  run: (ctx, { importId }) => runImport(ctx, importId),
  failed: (ctx, { importId }, { isFinal }) => recordFailedRun(ctx, importId, isFinal),
});
