import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { publish } from '../../../platform/live/publish.ts';
import { audit } from '../../audit/audit.ts';
import { checkNotAbove } from '../roles/check-not-above.ts';
import { keepAnAdmin } from '../roles/keep-an-admin.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { User, type UserStatus } from './user.entity.ts';
import type { UpdateUserStatusInput } from './user.inputs.ts';
import { statusProblem } from './user-actions.rules.ts';
import { userChanged } from './users.live.ts';

/** @throws UserError NOT_FOUND, ALREADY_DONE, BEYOND_OWN_PERMISSIONS, LAST_ADMIN */
export async function updateUserStatus(
  ctx: Context,
  { userId, status }: UpdateUserStatusInput,
): Promise<{ userId: string }> {
  return inTransaction(ctx, async ctx => {
    await keepAnAdmin(ctx, userId, ['userId'], async () => {
      await checkNotAbove(ctx, userId, ['userId']);
      const user = await lockById(ctx, User, userId, ['userId']);
      refuseIf(statusProblem(user, status), ['status']);
      await setUserStatus(ctx, user, status);
    });
    return { userId };
  });
}

/** Sets the status of a locked user, audits it, and ends the sessions of a suspended user. */
export async function setUserStatus(ctx: Context, user: User, status: UserStatus): Promise<void> {
  user.status = status;
  publish(ctx, userChanged, { about: user.id });
  if (status === 'SUSPENDED') await endSessions(ctx, user.id, 'SUSPENDED');
  audit(ctx, status === 'SUSPENDED' ? 'user.suspended' : 'user.reinstated', user);
}
