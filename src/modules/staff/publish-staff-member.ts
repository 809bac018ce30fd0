import type { Context } from '../../platform/context/context.ts';
import { publish } from '../../platform/live/publish.ts';
import { userChanged } from '../accounts/users/users.live.ts';
import { staffChanged } from './staff.live.ts';
import type { StaffMember } from './staff-member.entity.ts';

/** Publishes a change of a staff member, also to themselves, within a transaction. */
export function publishStaffMember(ctx: Context, { id, user }: Pick<StaffMember, 'id' | 'user'>): void {
  publish(ctx, staffChanged, { about: id });
  if (user) publish(ctx, userChanged, { about: user.id });
}
