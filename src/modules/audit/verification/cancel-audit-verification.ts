import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { audit } from '../audit.ts';
import { AuditVerification } from './audit-verification.entity.ts';
import type { CancelAuditVerificationInput } from './audit-verification.inputs.ts';
import { cancelProblem } from './audit-verification.rules.ts';
import { endVerification } from './verification-run.ts';

/**
 * Cancels a verification that waits or runs, whoever started it. A run notices it within about a second.
 * @throws UserError NOT_FOUND, WRONG_STATUS
 */
export async function cancelAuditVerification(
  ctx: Context,
  { auditVerificationId }: CancelAuditVerificationInput,
): Promise<{ auditVerificationId: string }> {
  return inTransaction(ctx, async ctx => {
    const path = ['auditVerificationId'];
    const found = await lockById(ctx, AuditVerification, auditVerificationId, path);
    refuseIf(cancelProblem(found), path);
    endVerification(ctx, found, 'CANCELLED');
    audit(ctx, 'audit-verification.cancelled', { type: AuditVerification.name, id: found.id });
    return { auditVerificationId };
  });
}
