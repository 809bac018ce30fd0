import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { create } from '../../platform/database/create.ts';
import { guardReference } from '../../platform/database/guard.ts';
import { flushUnique, trimmedFields } from '../../platform/database/saving.ts';
import { codeTaken } from '../../platform/lib/code.ts';
import { randomCode } from '../../platform/lib/random-code.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { User } from '../accounts/users/user.entity.ts';
import { audit } from '../audit/audit.ts';
import { publishStaffMember } from './publish-staff-member.ts';
import type { CreateStaffMemberInput } from './staff.inputs.ts';
import { StaffMember } from './staff-member.entity.ts';

/** Creates an approved staff member. @throws UserError NOT_FOUND, CODE_TAKEN, ALREADY_DONE */
export async function createStaffMember(
  ctx: Context,
  { code, userId, ...details }: CreateStaffMemberInput,
): Promise<{ staffMemberId: string }> {
  return inTransaction(ctx, async ctx => {
    const user = (await guardReference(ctx, User, userId, ['userId'])) ?? null;
    const member = create(ctx, StaffMember, {
      ...trimmedFields(details),
      email: details.email?.trim() ?? null,
      jobTitle: details.jobTitle?.trim() ?? null,
      code: code ?? randomCode('S'),
      status: 'APPROVED',
      user,
      approvedBy: ctx.actor.userId,
      approvedAt: ctx.clock.now(),
    });
    publishStaffMember(ctx, member);
    audit(ctx, 'staff.created', member);
    await flushUnique(ctx, StaffMember, duplicatesOf(member));
    return { staffMemberId: member.id };
  });
}

export function duplicatesOf(member: StaffMember): Record<string, () => UserError> {
  return {
    code: () => codeTaken('staff member', member.code),
    user_id: () =>
      new UserError('ALREADY_DONE', 'This account belongs to another staff member, perhaps a deleted one.', {
        path: ['userId'],
      }),
  };
}
