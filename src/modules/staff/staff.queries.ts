import type { GraphQLResolveInfo } from 'graphql';
import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { loadById, loadGroup } from '../../platform/database/load.ts';
import { type Row, selectRows } from '../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../platform/database/sql.ts';
import { type ConnectionData, connectionPaths } from '../../platform/graphql/connection.ts';
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import { readFoundConnection } from '../../platform/search/found-connection.ts';
import type { StaffMembersArgs } from './staff.inputs.ts';
import { staffList } from './staff-list.ts';
import { StaffMember } from './staff-member.entity.ts';

export type StaffMemberRow = Row<StaffMember>;

/** A staff member by its id. The caller has checked that the actor may see it. */
export function readStaffMember(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<StaffMemberRow | null> {
  return loadById(ctx, StaffMember, id, selectionBelow(ctx, info, StaffMember, [[]], ['user']));
}

/** A staff member by its id: the actor's own record, or with STAFF_VIEW any; otherwise null. */
export async function staffMemberById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<StaffMemberRow | null> {
  checkId(id, 'staff');
  const member = await readStaffMember(ctx, id, info);
  if (isAllowed(ctx.actor, 'STAFF_VIEW')) return member;
  return member?.user != null && member.user === ctx.actor.userId ? member : null;
}

export function listStaffMembers(
  ctx: Context,
  args: StaffMembersArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<StaffMemberRow>> {
  const { list, search } = staffList(ctx, args);
  const selection = selectionBelow(ctx, info, StaffMember, connectionPaths);
  return readFoundConnection(ctx, info, 'staff.staffMembers', { ...list, selection, args }, search);
}

/** The staff member of a user, or null. */
export async function staffMemberOfUser(
  ctx: Context,
  userId: string,
  info: GraphQLResolveInfo,
): Promise<StaffMemberRow | null> {
  const selection = selectionBelow(ctx, info, StaffMember);
  const [member] = await loadGroup(ctx, `staff members ${selection.key}`, userId, ids =>
    selectRows<StaffMember & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* staff.membersOfUsers */ select ${selection.text}, t.user_id as groupId from staff_member as t${selection.joins} where`)} t.user_id in (${listSql(ids)}) and t.deleted_at is null`,
    ),
  );
  return (member as StaffMemberRow | undefined) ?? null;
}
