import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../platform/context/context.ts';
import { loadGroup } from '../../../platform/database/load.ts';
import { type Row, selectRows } from '../../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../../platform/database/sql.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { StaffInvitation } from './staff-invitation.entity.ts';

export type InvitationRow = Row<StaffInvitation>;

/** The invitation of a staff member that is not accepted or revoked, also one that has expired; otherwise null. */
export async function invitationOf(
  ctx: Context,
  staffMemberId: string,
  info: GraphQLResolveInfo,
): Promise<InvitationRow | null> {
  const selection = selectionBelow(ctx, info, StaffInvitation);
  const [invitation] = await loadGroup(ctx, `invitations ${selection.key}`, staffMemberId, ids =>
    selectRows<StaffInvitation & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* staff.invitations */ select ${selection.text}, t.staff_member_id as groupId from staff_invitation as t${selection.joins} where`)} t.staff_member_id in (${listSql(ids)}) and t.revoked_at is null`,
    ),
  );
  return (invitation as InvitationRow | undefined) ?? null;
}
