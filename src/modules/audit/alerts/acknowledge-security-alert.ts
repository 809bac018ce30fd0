import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { audit } from '../audit.ts';
import { SecurityAlert } from './security-alert.entity.ts';
import type { AcknowledgeSecurityAlertInput } from './security-alert.inputs.ts';
import { acknowledgeProblem } from './security-alert.rules.ts';

/** Records that the actor has handled an alert. @throws UserError NOT_FOUND, ALREADY_DONE */
export async function acknowledgeSecurityAlert(
  ctx: Context,
  { securityAlertId }: AcknowledgeSecurityAlertInput,
): Promise<{ securityAlertId: string }> {
  return inTransaction(ctx, async ctx => {
    const alert = await lockById(ctx, SecurityAlert, securityAlertId, ['securityAlertId']);
    refuseIf(acknowledgeProblem(alert), ['securityAlertId']);
    alert.acknowledgedAt = ctx.clock.now();
    alert.acknowledgedById = ctx.actor.userId;
    audit(ctx, 'security-alert.acknowledged', alert);
    return { securityAlertId };
  });
}
