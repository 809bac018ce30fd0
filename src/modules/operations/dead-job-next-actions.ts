import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { nextActionOf, nextActions } from '../../platform/graphql/next-action.ts';

export const DeadJobNextAction = nextActionOf('DeadJob', {
  RETRY: 'Try it again: `retryDeadJob`.',
  DISCARD: 'Delete it: `discardDeadJob`.',
});

/** Only dead jobs are shown, and nothing stands against either. */
export function nextActionsOfDeadJob(ctx: Context) {
  const isManaged = isAllowed(ctx.actor, 'JOBS_MANAGE');
  return nextActions({ RETRY: isManaged && (() => null), DISCARD: isManaged && (() => null) });
}
