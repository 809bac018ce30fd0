import { type Context, inTransaction } from '../../platform/context/context.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { randomCode } from '../../platform/lib/random-code.ts';
import { publish } from '../../platform/live/publish.ts';
import { checkPassword } from '../accounts/passwords/password.rules.ts';
import { createAccount } from '../accounts/registration/create-account.ts';
import { countRequest } from '../accounts/throttled.ts';
import { audit } from '../audit/audit.ts';
import './staff.facts.ts';
import type { RegisterStaffInput } from './staff.inputs.ts';
import { StaffMember } from './staff-member.entity.ts';

/**
 * Makes an account without any role, and a staff member for somebody to decide about.
 * @throws UserError INVALID_INPUT, WEAK_PASSWORD
 * @throws RATE_LIMITED
 */
export async function registerStaff(
  ctx: Context,
  { email, password, name, jobTitle }: RegisterStaffInput,
): Promise<{ staffMemberId: string }> {
  checkPassword(password, email, 'password');
  await countRequest(ctx, 'registration', ctx.request.ip ?? 'unknown');
  const passwordHash = await ctx.services.passwords.hash(password);
  return inTransaction(ctx, async inner => {
    const user = await createAccount(inner, { email, name, passwordHash });
    const member = inner.em.create(StaffMember, {
      code: randomCode('S'),
      name: user.name,
      email: user.email,
      jobTitle: jobTitle?.trim() ?? null,
      status: 'PENDING',
      user,
    } as never) as StaffMember;
    audit(inner, 'staff.registered', member, { actorId: user.id });
    emit(inner, 'staff.registered', { staffMemberId: member.id });
    publish(inner, 'staff.registered', { about: member.id });
    ctx.provenUserIds.add(user.id);
    return { staffMemberId: member.id };
  });
}
