import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import type { Row } from '../../../platform/database/rows.ts';
import { nextActionOf, nextActions } from '../../../platform/graphql/next-action.ts';
import { problemOfPermissions } from '../users/user-next-actions.ts';
import type { Session } from './session.entity.ts';
import { endedProblem } from './session.rules.ts';

export const SessionNextAction = nextActionOf('Session', { REVOKE: 'End it: `revokeSession`.' });

export const sessionActionColumns = ['id', 'user', 'revokedAt'];

export function nextActionsOfSession(ctx: Context, session: Row<Session>) {
  // Also somebody who must still enroll a second factor may end their own sessions.
  const isOwn = session.user === ctx.actor.userId;
  return nextActions({
    REVOKE:
      (isOwn || isAllowed(ctx.actor, 'USERS_MANAGE')) &&
      (async () =>
        (isOwn ? null : await problemOfPermissions(ctx, session.user)) ??
        endedProblem(session.id, session.revokedAt === null)),
  });
}
