import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { loadGroup } from '../../../platform/database/load.ts';
import { query } from '../../../platform/database/rows.ts';
import { deletedProblem, notDeletedProblem } from '../../../platform/database/saving.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { actingUserId, nextActionOf, nextActions } from '../../../platform/graphql/next-action.ts';
import type { Problem } from '../../../platform/lib/problem.ts';
import { lastAdminProblemOf } from '../roles/keep-an-admin.ts';
import { permissionsOfUser } from '../roles/role.queries.ts';
import { beyondProblem } from '../roles/role.rules.ts';
import { emailTakenProblem } from './email-taken.ts';
import { User } from './user.entity.ts';
import type { UserRow } from './user.queries.ts';
import { erasedProblem, noFactorProblem, ownFactorProblem, statusProblem } from './user-actions.rules.ts';

export const UserNextAction = nextActionOf('User', {
  SUSPEND: 'Suspend the account: `updateUserStatus`.',
  REINSTATE: 'Reinstate the account: `updateUserStatus`.',
  RESET_MFA: 'Remove the second factor: `resetMfa`.',
  DELETE: 'Delete the account: `deleteUser`.',
  ERASE: 'Delete the account and erase the person: `deleteUser` with `anonymize`.',
  RESTORE: 'Restore the account: `restoreUser`.',
});

export const userActionColumns = [
  'id',
  'status',
  'deletedAt',
  'email',
  'emailKey',
  'emailVerifiedAt',
  'mfaEnabledAt',
];

export function nextActionsOfUser(ctx: Context, user: UserRow) {
  const isManaged = isAllowed(ctx.actor, 'USERS_MANAGE');
  const isOwn = actingUserId(ctx) === user.id;
  const ifThere = () => deletedProblem(User, user);
  const beyond = () => problemOfPermissions(ctx, user.id);
  const beyondOthers = async () => (isOwn ? null : beyond());
  return nextActions({
    SUSPEND:
      isManaged &&
      (async () =>
        (await beyond()) ??
        ifThere() ??
        statusProblem(user, 'SUSPENDED') ??
        lastAdminProblemOf(ctx, user.id)),
    REINSTATE: isManaged && (async () => (await beyond()) ?? ifThere() ?? statusProblem(user, 'ACTIVE')),
    RESET_MFA:
      isManaged &&
      (async () =>
        ownFactorProblem(user.id, ctx.actor.userId) ??
        ifThere() ??
        (await beyond()) ??
        noFactorProblem(user)),
    DELETE:
      (isManaged || isOwn) &&
      (async () => (await beyondOthers()) ?? ifThere() ?? lastAdminProblemOf(ctx, user.id)),
    ERASE: (isManaged || isOwn) && (async () => (await beyondOthers()) ?? lastAdminProblemOf(ctx, user.id)),
    RESTORE:
      isManaged &&
      (async () =>
        (await beyond()) ??
        notDeletedProblem(user, 'account') ??
        erasedProblem(user) ??
        problemOfAddress(ctx, user)),
  });
}

/** What stands against changing the account of somebody with other permissions. */
export async function problemOfPermissions(ctx: Context, userId: string): Promise<Problem | null> {
  return beyondProblem(ctx.actor.permissions, await permissionsOfUser(ctx, userId));
}

/** Somebody else may have confirmed the address since the account was deleted. */
async function problemOfAddress(
  ctx: Context,
  { emailKey, emailVerifiedAt }: UserRow,
): Promise<Problem | null> {
  if (emailVerifiedAt === null) return null;
  const [taken] = await loadGroup<object>(ctx, 'confirmed addresses', emailKey, keys =>
    query(
      ctx,
      sql`/* accounts.confirmedAddresses */ select verified_email_key as groupId from user where verified_email_key in (${listSql(keys)})`,
    ),
  );
  return taken ? emailTakenProblem : null;
}
