import { defineJob } from '../../../platform/jobs/define-job.ts';
import { auditVerificationRequested } from '../audit.events.ts';
import { runVerification } from '../verification/run-verification.ts';
import { continueVerification, recordFailedRun } from '../verification/verification-run.ts';

/**
 * Checks a part of the audit log, a few seconds long; the job that ends queues the next one. So a process that stops loses
 * little, another one continues, and a long log leaves the lane to other jobs in between.
 */
export const verifyJob = defineJob({
  name: 'audit.verify',
  on: auditVerificationRequested,
  // It reads for seconds, and must hold no transaction meanwhile.
  transactional: false,
  lane: 'exports',
  concurrency: 1,
  run: (ctx, { auditVerificationId }) => runVerification(ctx, auditVerificationId),
  done: (ctx, { auditVerificationId }) => continueVerification(ctx, auditVerificationId),
  failed: (ctx, { auditVerificationId }, { isFinal }) => recordFailedRun(ctx, auditVerificationId, isFinal),
});
