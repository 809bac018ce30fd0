import { describe, expect, it } from 'vitest';
import { builtInRoleId } from '../../../src/modules/accounts/roles/built-in-roles.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codeOf } from '../../kit/codes.ts';
import { approved, registered } from '../../kit/factories/staff-member.ts';
import { staffMailsTo, statusOf, suspend } from './support.ts';

const app = useApp();

const reinstate = (staffMemberId: string, actor = 'manager') =>
  app().mutate(
    'reinstateStaffMember',
    { staffMemberId },
    'staffMember { status user { status roles { name } } }',
    actor,
  );

describe('reinstateStaffMember', () => {
  it('lets them sign in again with the roles that they had, but revives no session', async () => {
    const member = await approved(app(), [builtInRoleId('STAFF')]);
    await suspend(app(), member.id);
    const { staffMember, userErrors } = await reinstate(member.id);
    expect(userErrors).toEqual([]);
    expect(staffMember).toEqual({
      status: 'APPROVED',
      user: { status: 'ACTIVE', roles: [{ name: 'Staff' }] },
    });
    expect(codeOf(await as(app(), member).send('{ me { id } }'))).toBe('UNAUTHENTICATED');
    const again = await app().actors.signIn(member.userId);
    expect(await as(app(), again).ask('{ staffMembers(first: 1) { nodes { __typename } } }')).toBeDefined();
    expect((await staffMailsTo(app(), member.email)).map(mail => mail.template)).toContain(
      'staff.reinstated',
    );
  });

  it('has who was turned down wait for a decision again, without a mail', async () => {
    const member = await registered(app());
    const input = { staffMemberId: member.id, reason: 'No vacancy.' };
    await app().mutate('rejectStaffMember', input, 'staffMember { id }');
    await app().work();
    expect((await reinstate(member.id)).staffMember).toEqual({
      status: 'PENDING',
      user: { status: 'ACTIVE', roles: [] },
    });
    expect(
      await app().ask(
        'manager',
        `{ staffMember(id: "${member.id}") { rejectionReason approvedBy { id } approvedAt } }`,
      ),
    ).toEqual({ staffMember: { rejectionReason: null, approvedBy: null, approvedAt: null } });
    expect((await staffMailsTo(app(), member.email)).map(mail => mail.template)).toEqual(['staff.rejected']);
  });

  it('spares who waits again a rejection that had not gone out yet', async () => {
    const member = await registered(app());
    const input = { staffMemberId: member.id, reason: 'By mistake.' };
    await app().mutate('rejectStaffMember', input, 'staffMember { id }');
    await reinstate(member.id);
    expect(await staffMailsTo(app(), member.email)).toEqual([]);
  });

  it('is not for somebody who waits or works here', async () => {
    const [pending, working] = [await registered(app()), await approved(app())];
    for (const [{ id }, status] of [
      [pending, 'PENDING'],
      [working, 'APPROVED'],
    ] as const) {
      expect((await reinstate(id)).userErrors).toMatchObject([
        { code: 'WRONG_STATUS', path: ['staffMemberId'] },
      ]);
      expect(await statusOf(app(), id)).toBe(status);
    }
  });

  it('is not for a manager to do to an administrator', async () => {
    await app().actors.find('admin');
    const admin = await approved(app(), [builtInRoleId('ADMIN')]);
    await suspend(app(), admin.id, 'admin');
    expect((await reinstate(admin.id)).userErrors).toMatchObject([{ code: 'BEYOND_OWN_PERMISSIONS' }]);
    expect(await statusOf(app(), admin.id)).toBe('SUSPENDED');
    expect((await reinstate(admin.id, 'admin')).userErrors).toEqual([]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['staff', 'FORBIDDEN'],
  ])('is not for a %s, nor is suspending', async (actor, code) => {
    const member = await approved(app());
    for (const name of ['suspendStaffMember', 'reinstateStaffMember']) {
      const answer = await app().send(
        actor,
        `mutation { ${name}(input: { staffMemberId: "${member.id}" }) { staffMember { id } } }`,
      );
      expect(answer.data).toBeNull();
      expect(codeOf(answer)).toBe(code);
    }
    expect(await statusOf(app(), member.id)).toBe('APPROVED');
  });
});
