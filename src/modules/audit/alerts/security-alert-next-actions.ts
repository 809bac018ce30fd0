import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { nextActionOf, nextActions } from '../../../platform/graphql/next-action.ts';
import type { SecurityAlertRow } from './security-alert.queries.ts';
import { acknowledgeProblem } from './security-alert.rules.ts';

export const SecurityAlertNextAction = nextActionOf('SecurityAlert', {
  ACKNOWLEDGE: 'Record that you have handled it: `acknowledgeSecurityAlert`.',
});

export const alertActionColumns = ['acknowledgedAt'];

export function nextActionsOfAlert(ctx: Context, alert: SecurityAlertRow) {
  return nextActions({
    ACKNOWLEDGE: isAllowed(ctx.actor, 'AUDIT_VIEW') && (() => acknowledgeProblem(alert)),
  });
}
