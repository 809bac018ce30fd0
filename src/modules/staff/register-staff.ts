import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { create } from '../../platform/database/create.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { randomCode } from '../../platform/lib/random-code.ts';
import { publish } from '../../platform/live/publish.ts';
import { checkPassword } from '../accounts/passwords/password.rules.ts';
import { createAccount } from '../accounts/registration/create-account.ts';
import { countRegistration } from '../accounts/throttled.ts';
import { audit } from '../audit/audit.ts';
import { publishStaffMember } from './publish-staff-member.ts';
import { staffRegistered } from './staff.events.ts';
import type { RegisterStaffInput } from './staff.inputs.ts';
import { staffRegistration } from './staff.live.ts';
import { StaffMember } from './staff-member.entity.ts';

/**
 * Creates an account without any role and a pending staff member, who has to be approved.
 * @throws UserError WEAK_PASSWORD
 * @throws RATE_LIMITED
 */
export async function registerStaff(
  ctx: Context,
  { email, password, name, jobTitle }: RegisterStaffInput,
): Promise<{ staffMemberId: string }> {
  checkPassword(password, email, 'password');
  await countRegistration(ctx);
  const passwordHash = await ctx.services.passwords.hash(password, ctx.state);
  return inTransaction(ctx, async ctx => {
    const user = await createAccount(ctx, { email, name, passwordHash });
    const member = create(ctx, StaffMember, {
      code: randomCode('S'),
      name: user.name,
      email: user.email,
      jobTitle: jobTitle?.trim() ?? null,
      status: 'PENDING',
      user,
    });
    publishStaffMember(ctx, member);
    audit(ctx, 'staff.registered', member, { actorId: user.id });
    emit(ctx, staffRegistered, { staffMemberId: member.id });
    publish(ctx, staffRegistration, { about: member.id });
    ctx.markProven(user.id);
    return { staffMemberId: member.id };
  });
}
