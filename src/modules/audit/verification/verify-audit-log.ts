import type { Context } from '../../../platform/context/context.ts';
import { count } from '../../../platform/metrics/count.ts';
import { auditVerifications } from '../audit.metrics.ts';
import type { AuditVerificationResult } from './audit-verification-result.type.ts';
import { beginCheck, checkNextChain, isDone, resultOf } from './check-log.ts';

/** Checks the whole log at once. Entries that are written meanwhile are not reported as problems. */
export async function verifyAuditLog(ctx: Context): Promise<AuditVerificationResult> {
  let check = await beginCheck(ctx);
  while (!isDone(check)) check = await checkNextChain(ctx, check);
  const result = resultOf(check, ctx.clock.now());
  count(ctx, auditVerifications, { result: result.intact ? 'INTACT' : 'BROKEN' });
  return result;
}
