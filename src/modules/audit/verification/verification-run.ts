import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { publish } from '../../../platform/live/publish.ts';
import { count } from '../../../platform/metrics/count.ts';
import { raiseAlert } from '../alerts/raise-alert.ts';
import { auditVerificationRequested } from '../audit.events.ts';
import { auditVerifications } from '../audit.metrics.ts';
import { audit } from '../audit.ts';
import { AuditVerification } from './audit-verification.entity.ts';
import { auditVerificationChanged } from './audit-verification.live.ts';
import { isOpen, maxRuns } from './audit-verification.rules.ts';
import { type LogCheck, maxProblems, resultOf } from './check-log.ts';

/** One attempt to get a verification on. It is valid only while the verification has its token. */
export interface VerificationRun {
  readonly auditVerificationId: string;
  readonly runToken: string;
  readonly attempts: number;
  /** How far an earlier run came; null when this is the first. */
  readonly checkpoint: LogCheck | null;
}

/** The verification was canceled, or taken over by another run. */
export class RunEnded extends Error {
  override readonly name = 'RunEnded';
}

/** Takes a verification over from earlier runs. @returns null when there is nothing to do */
export async function beginRun(ctx: Context, auditVerificationId: string): Promise<VerificationRun | null> {
  return inTransaction(ctx, async ctx => {
    const found = await lock(ctx, auditVerificationId);
    // One that failed is not run again, even if an administrator retries its job: another may have been started since.
    if (!found || !isOpen(found.status)) return null;
    if (found.attempts >= maxRuns) {
      endVerification(ctx, found, 'FAILED', 'The server stopped each time while the log was being checked.');
      return null;
    }
    const runToken = randomUUID();
    found.status = 'RUNNING';
    found.runToken = runToken;
    found.attempts++;
    found.startedAt ??= ctx.clock.now();
    publish(ctx, auditVerificationChanged, { about: auditVerificationId });
    const { attempts, checkpoint } = found;
    return { auditVerificationId, runToken, attempts, checkpoint };
  });
}

/** Records how far a run is. @throws RunEnded */
export async function recordProgress(
  ctx: Context,
  { auditVerificationId: id, runToken }: VerificationRun,
  progress: { readonly checkedEntries: number; readonly totalEntries?: number },
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const changed = await ctx.em.nativeUpdate(
      AuditVerification,
      { id, runToken, status: 'RUNNING' },
      { ...progress, updatedAt: ctx.clock.now() },
    );
    if (changed !== 1) throw new RunEnded();
    publish(ctx, auditVerificationChanged, { about: id });
  });
}

/** Stores how far the check is, and lets go of it, so that another job can continue. @throws RunEnded */
export async function pauseRun(ctx: Context, run: VerificationRun, check: LogCheck): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const found = await lockRun(ctx, run);
    found.checkpoint = check;
    found.checkedEntries = check.checkedEntries;
    found.attempts = 0;
    found.runToken = null;
    publish(ctx, auditVerificationChanged, { about: found.id });
  });
}

/** In the transaction that ends a job: queues the next one, if the job was one part of a verification. */
export async function continueVerification(ctx: Context, auditVerificationId: string): Promise<void> {
  const found = await lock(ctx, auditVerificationId);
  if (found?.status === 'RUNNING' && found.runToken === null)
    emit(ctx, auditVerificationRequested, { auditVerificationId });
}

/** Records what was found. @throws RunEnded */
export async function finishRun(ctx: Context, run: VerificationRun, check: LogCheck): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const found = await lockRun(ctx, run);
    const checkedAt = endVerification(ctx, found, 'DONE');
    const result = resultOf(check, checkedAt);
    const { intact, checkedEntries, headHash } = result;
    found.result = result;
    found.checkedEntries = checkedEntries;
    const target = { type: AuditVerification.name, id: found.id };
    audit(ctx, 'audit-verification.completed', target, { details: { intact, checkedEntries, headHash } });
    count(ctx, auditVerifications, { result: intact ? 'INTACT' : 'BROKEN' });
    if (!intact)
      await raiseAlert(ctx, {
        kind: 'AUDIT_LOG_BROKEN',
        subject: found.id,
        message: `The verification ${found.id} of the audit log found ${problemsFound(result.problems.length)}.`,
      });
  });
}

function problemsFound(count: number): string {
  if (count === 1) return 'a problem';
  return count < maxProblems ? `${count} problems` : `${count} problems or more`;
}

/** Records that an attempt failed because of an internal error: the verification waits for the next one, or has failed. */
export async function recordFailedRun(ctx: Context, id: string, isFinal: boolean): Promise<void> {
  const found = await lock(ctx, id);
  if (!found || !isOpen(found.status)) return;
  if (isFinal) {
    endVerification(ctx, found, 'FAILED', 'It failed because of an internal error. Start it again later.');
    return;
  }
  found.status = 'QUEUED';
  found.runToken = null;
  publish(ctx, auditVerificationChanged, { about: id });
}

/** Within a transaction that has locked it. Another one can be started from now on. @returns when it ended */
export function endVerification(
  ctx: Context,
  found: AuditVerification,
  status: 'DONE' | 'FAILED' | 'CANCELLED',
  failureMessage: string | null = null,
): Date {
  found.status = status;
  found.failureMessage = failureMessage;
  const finishedAt = ctx.clock.now();
  found.finishedAt = finishedAt;
  found.checkpoint = null;
  found.runToken = null;
  found.openSlot = null;
  publish(ctx, auditVerificationChanged, { about: found.id });
  return finishedAt;
}

/** @throws RunEnded */
async function lockRun(
  ctx: Context,
  { auditVerificationId, runToken }: VerificationRun,
): Promise<AuditVerification> {
  const found = await lock(ctx, auditVerificationId);
  if (found?.runToken !== runToken || found.status !== 'RUNNING') throw new RunEnded();
  return found;
}

function lock(ctx: Context, id: string): Promise<AuditVerification | null> {
  return ctx.em.findOne(AuditVerification, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}
