import type { Context } from '../../platform/context/context.ts';
import { lockById } from '../../platform/database/saving.ts';
import { checkNotAbove } from '../accounts/roles/check-not-above.ts';
import { keepAnAdmin } from '../accounts/roles/keep-an-admin.ts';
import { setUserStatus } from '../accounts/users/update-user-status.ts';
import { User } from '../accounts/users/user.entity.ts';
import type { StaffMember } from './staff-member.entity.ts';

const path = ['staffMemberId'];

/** Suspends the account of a staff member who has one. @throws UserError BEYOND_OWN_PERMISSIONS, LAST_ADMIN */
export async function suspendAccountOf(ctx: Context, { user }: StaffMember): Promise<void> {
  if (!user) return;
  await keepAnAdmin(ctx, user.id, path, async () => {
    await checkNotAbove(ctx, user.id, path);
    const locked = await lockById(ctx, User, user.id, path, { deleted: true });
    if (locked.status !== 'SUSPENDED') await setUserStatus(ctx, locked, 'SUSPENDED');
  });
}
