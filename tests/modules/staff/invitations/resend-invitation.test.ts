import { describe, expect, it } from 'vitest';
import { builtInRoleId } from '../../../../src/modules/accounts/roles/built-in-roles.ts';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codesOf } from '../../../kit/codes.ts';
import { invited } from '../../../kit/factories/invitation.ts';
import { makeMember } from '../../../kit/factories/role.ts';
import { makeStaffMember } from '../../../kit/factories/staff-member.ts';
import { mailsTo } from '../../../kit/mails-to.ts';
import { dayMs } from '../../../kit/time.ts';

const app = useApp();
const fields = 'staffMember { invitation { expiresAt } }';
const resend = (staffMemberId: string) =>
  app().mutate('resendInvitation', { staffMemberId }, fields, 'admin');
const revoke = (staffMemberId: string) =>
  app().mutate('revokeInvitation', { staffMemberId }, fields, 'admin');

describe('resendInvitation', () => {
  it('mails another token, which works for a week from then on', async () => {
    const { staffMemberId, email, token } = await invited(app());
    app().clock.advance(8 * dayMs);
    const { staffMember } = await resend(staffMemberId);
    expect(Date.parse(staffMember.invitation.expiresAt)).toBeGreaterThan(
      app().clock.now().getTime() + 6 * dayMs,
    );
    const mails = await mailsTo(app(), email);
    expect(mails).toHaveLength(2);
    expect(mails[1]!.text).not.toContain(token);
  });

  it('needs the permissions of the roles', async () => {
    const { staffMemberId } = await invited(app(), { roleIds: [builtInRoleId('MANAGER')] });
    const recruiter = as(app(), await makeMember(app(), ['STAFF_MANAGE']));
    expect(codesOf(await recruiter.mutate('resendInvitation', { staffMemberId }, fields))).toEqual([
      'BEYOND_OWN_PERMISSIONS',
    ]);
  });

  it('is for staff members who were invited', async () => {
    const { id } = await makeStaffMember(app());
    expect((await resend(id)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['staffMemberId'] }]);
  });

  it('is limited', async () => {
    const { staffMemberId } = await invited(app());
    for (let n = 0; n < 3; n++) await resend(staffMemberId);
    const query =
      'mutation ($input: ResendInvitationInput!) { resendInvitation(input: $input) { staffMember { id } } }';
    const { errors } = await app().send('admin', query, { input: { staffMemberId } });
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  });
});

describe('revokeInvitation', () => {
  it('takes the invitation back, and the staff member stays', async () => {
    const { staffMemberId } = await invited(app());
    expect(await revoke(staffMemberId)).toEqual({ staffMember: { invitation: null }, userErrors: [] });
    expect(codesOf(await revoke(staffMemberId))).toEqual(['ALREADY_DONE']);
    const query = `{ staffMember(id: "${staffMemberId}") { status } }`;
    expect((await app().ask('staff', query)).staffMember).toEqual({ status: 'APPROVED' });
  });

  it('of a deleted staff member the address is free again', async () => {
    const { staffMemberId, email } = await invited(app());
    await app().mutate('deleteStaffMember', { staffMemberId }, 'deletedStaffMemberId', 'admin');
    expect((await invited(app(), { email })).staffMemberId).not.toBe(staffMemberId);
  });

  it('is recorded with who did it', async () => {
    const { staffMemberId } = await invited(app());
    await resend(staffMemberId);
    await revoke(staffMemberId);
    const query = `{ auditLog(first: 9, filter: { targetId: "${staffMemberId}" }) { nodes { action actor { id } } } }`;
    const { auditLog } = await app().ask('manager', query);
    const { userId } = await app().actors.find('admin');
    const by = { actor: { id: userId } };
    expect(auditLog.nodes).toEqual([
      { action: 'staff.invitation-revoked', ...by },
      { action: 'staff.invitation-sent-again', ...by },
      { action: 'staff.invited', ...by },
    ]);
  });
});
