import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { loadGroup } from '../../platform/database/load.ts';
import { query } from '../../platform/database/rows.ts';
import { deletedProblem, notDeletedProblem, notFound } from '../../platform/database/saving.ts';
import { listSql, sql } from '../../platform/database/sql.ts';
import { nextActionOf, nextActions } from '../../platform/graphql/next-action.ts';
import type { Problem } from '../../platform/lib/problem.ts';
import { allRoles } from '../accounts/roles/all-roles.ts';
import { lastAdminProblemOf } from '../accounts/roles/keep-an-admin.ts';
import { Role } from '../accounts/roles/role.entity.ts';
import { beyondProblem } from '../accounts/roles/role.rules.ts';
import { problemOfPermissions } from '../accounts/users/user-next-actions.ts';
import type { StaffMemberRow } from './staff.queries.ts';
import {
  accountProblem,
  becomeProblem,
  invitationProblem,
  reinstatedStatus,
  resendProblem,
  revokedProblem,
  workedHere,
} from './staff.rules.ts';
import { StaffMember } from './staff-member.entity.ts';

export const StaffMemberNextAction = nextActionOf('StaffMember', {
  APPROVE: 'Approve the registration: `approveStaffMember`.',
  REJECT: 'Reject the registration: `rejectStaffMember`.',
  SUSPEND: 'Suspend them: `suspendStaffMember`.',
  REINSTATE: 'Reinstate them, or decide about a rejected registration again: `reinstateStaffMember`.',
  UPDATE: 'Change the record: `updateStaffMember`.',
  DELETE: 'Delete the record: `deleteStaffMember`.',
  RESTORE: 'Restore the record: `restoreStaffMember`.',
  RESEND_INVITATION: 'Send the invitation again: `resendInvitation`.',
  REVOKE_INVITATION: 'Revoke the invitation: `revokeInvitation`.',
});

export const memberActionColumns = ['id', 'name', 'status', 'user', 'deletedAt'];

export function nextActionsOfStaffMember(ctx: Context, member: StaffMemberRow) {
  const mayDecide = isAllowed(ctx.actor, 'STAFF_APPROVE');
  const isManaged = isAllowed(ctx.actor, 'STAFF_MANAGE');
  const ifThere = () => deletedProblem(StaffMember, member);
  return nextActions({
    APPROVE:
      mayDecide &&
      (async () =>
        ifThere() ??
        becomeProblem(member, 'APPROVED', ['PENDING']) ??
        accountProblem(member, await accountStatusOf(ctx, member))),
    REJECT: mayDecide && (() => ifThere() ?? becomeProblem(member, 'REJECTED', ['PENDING'])),
    SUSPEND:
      mayDecide &&
      (() => ifThere() ?? becomeProblem(member, 'SUSPENDED', ['APPROVED']) ?? problemOfAccount(ctx, member)),
    REINSTATE: mayDecide && (() => ifThere() ?? problemOfReturn(ctx, member)),
    UPDATE: isManaged && ifThere,
    DELETE: isManaged && (() => ifThere() ?? (workedHere(member) ? problemOfAccount(ctx, member) : null)),
    RESTORE: isManaged && (() => notDeletedProblem(member, 'staff member')),
    RESEND_INVITATION: isManaged && (() => ifThere() ?? problemOfSending(ctx, member)),
    REVOKE_INVITATION: isManaged && (() => ifThere() ?? problemOfRevoking(ctx, member)),
  });
}

/** To suspend somebody suspends their account. */
async function problemOfAccount(ctx: Context, { user }: StaffMemberRow): Promise<Problem | null> {
  if (user === null) return null;
  return (await problemOfPermissions(ctx, user)) ?? lastAdminProblemOf(ctx, user);
}

async function problemOfReturn(ctx: Context, member: StaffMemberRow): Promise<Problem | null> {
  const status = reinstatedStatus(member);
  const problem = becomeProblem(member, status, ['SUSPENDED', 'REJECTED']);
  if (problem || status === 'PENDING' || member.user === null) return problem;
  return problemOfPermissions(ctx, member.user);
}

async function problemOfSending(ctx: Context, member: StaffMemberRow): Promise<Problem | null> {
  const invitation = await invitationOf(ctx, member.id);
  const problem = invitationProblem(member, invitation) ?? resendProblem(member);
  return problem ?? problemOfRoles(ctx, invitation!.roleIds);
}

async function problemOfRoles(ctx: Context, roleIds: readonly string[]): Promise<Problem | null> {
  const roles = new Map((await allRoles(ctx)).map(role => [role.id, role]));
  for (const roleId of [...new Set(roleIds)].sort()) {
    const role = roles.get(roleId);
    const problem = role
      ? beyondProblem(ctx.actor.permissions, role.effectivePermissions)
      : notFound(Role, roleId);
    if (problem) return problem;
  }
  return null;
}

async function problemOfRevoking(ctx: Context, member: StaffMemberRow): Promise<Problem | null> {
  const invitation = await invitationOf(ctx, member.id);
  return invitationProblem(member, invitation) ?? revokedProblem(invitation!);
}

interface Invitation {
  readonly revokedAt: unknown;
  readonly roleIds: readonly string[];
}

async function invitationOf(ctx: Context, memberId: string): Promise<Invitation | undefined> {
  const [row] = await loadGroup<{ revokedAt: unknown; roleIds: string | string[] }>(
    ctx,
    'invitations to act on',
    memberId,
    ids =>
      query(
        ctx,
        sql`/* staff.invitationStates */ select staff_member_id as groupId, revoked_at as revokedAt, role_ids as roleIds
          from staff_invitation where staff_member_id in (${listSql(ids)}) and deleted_at is null`,
      ),
  );
  if (!row) return undefined;
  const { revokedAt, roleIds } = row;
  return { revokedAt, roleIds: typeof roleIds === 'string' ? (JSON.parse(roleIds) as string[]) : roleIds };
}

/** Also of a deleted account. */
async function accountStatusOf(ctx: Context, { user }: StaffMemberRow): Promise<string | undefined> {
  if (user === null) return undefined;
  const [account] = await loadGroup<{ status: string }>(ctx, 'statuses of accounts', user, ids =>
    query(
      ctx,
      sql`/* staff.accountStatuses */ select id as groupId, status from user where id in (${listSql(ids)})`,
    ),
  );
  return account?.status;
}
