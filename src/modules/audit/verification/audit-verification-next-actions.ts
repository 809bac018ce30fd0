import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { nextActionOf, nextActions } from '../../../platform/graphql/next-action.ts';
import type { AuditVerificationRow } from './audit-verification.queries.ts';
import { cancelProblem } from './audit-verification.rules.ts';

export const AuditVerificationNextAction = nextActionOf('AuditVerification', {
  CANCEL: 'Cancel it: `cancelAuditVerification`.',
});

export const verificationActionColumns = ['status'];

export function nextActionsOfVerification(ctx: Context, row: AuditVerificationRow) {
  return nextActions({ CANCEL: isAllowed(ctx.actor, 'AUDIT_VIEW') && (() => cancelProblem(row)) });
}
