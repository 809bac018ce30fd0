import type { Context } from '../../../platform/context/context.ts';
import { create } from '../../../platform/database/create.ts';
import { emailKeyOf } from '../../accounts/email-address.ts';
import { User } from '../../accounts/users/user.entity.ts';
import { audit } from '../../audit/audit.ts';
import { StaffMember } from '../staff-member.entity.ts';

const demoCandidates: readonly { code: string; name: string; email: string; jobTitle: string }[] = [
  { code: 'TARA', name: 'Tara Trainee', email: 'tara@tradepost.example', jobTitle: 'Sales' },
  { code: 'WIM', name: 'Wim Workshop', email: 'wim@tradepost.example', jobTitle: 'Workshop' },
];

/** Creates people who have registered and wait for approval, so that there is something to decide. */
export async function createDemoCandidates(ctx: Context, passwordHash: string): Promise<number> {
  for (const { code, name, email, jobTitle } of demoCandidates) {
    const emailKey = emailKeyOf(email);
    const user = create(ctx, User, {
      email,
      emailKey,
      verifiedEmailKey: emailKey,
      emailVerifiedAt: ctx.clock.now(),
      name,
      phone: null,
      passwordHash,
    });
    const member = create(ctx, StaffMember, { code, name, email, jobTitle, status: 'PENDING', user });
    audit(ctx, 'staff.registered', member, { actorId: user.id });
  }
  await ctx.em.flush();
  return demoCandidates.length;
}
