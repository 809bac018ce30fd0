import { describe, expect, it } from 'vitest';
import { builtInRoleId } from '../../../src/modules/accounts/roles/built-in-roles.ts';
import { testPassword } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codeOf } from '../../kit/codes.ts';
import { approved, registered } from '../../kit/factories/staff-member.ts';
import { staffMailsTo, statusOf, suspend } from './support.ts';

const app = useApp();
const staffRole = builtInRoleId('STAFF');

const wrongStatus = [{ code: 'WRONG_STATUS', path: ['staffMemberId'] }];

describe('suspendStaffMember', () => {
  it('ends all sessions at once, keeps them out, and tells them', async () => {
    const member = await approved(app(), [staffRole]);
    const elsewhere = await app().actors.signIn(member.userId);
    const { staffMember, userErrors } = await suspend(app(), member.id);
    expect(userErrors).toEqual([]);
    expect(staffMember).toEqual({ status: 'SUSPENDED', user: { status: 'SUSPENDED', sessions: [] } });
    for (const session of [member, elsewhere]) {
      const { send } = as(app(), session);
      expect(codeOf(await send('{ staffMembers { nodes { id } } }'))).toBe('UNAUTHENTICATED');
      expect(codeOf(await send('{ me { id } }'))).toBe('UNAUTHENTICATED');
    }
    const signIn = { email: member.email, password: testPassword };
    expect((await app().mutate('signIn', signIn, 'user { id }', 'guest')).userErrors).toMatchObject([
      { code: 'ACCOUNT_SUSPENDED' },
    ]);
    const refresh = { refreshToken: elsewhere.refreshToken };
    expect(
      (await app().mutate('refreshSession', refresh, 'session { accessToken }', 'guest')).userErrors,
    ).toHaveLength(1);
    expect((await staffMailsTo(app(), member.email)).map(mail => mail.template)).toEqual([
      'staff.approved',
      'staff.suspended',
    ]);
  });

  it('keeps the reason in the audit log', async () => {
    const member = await approved(app());
    await suspend(app(), member.id, 'manager', 'Till was short.');
    const { auditLog } = await app().ask(
      'manager',
      `{ auditLog(first: 1, filter: { targetId: "${member.id}" }) { nodes { action facts changes } } }`,
    );
    expect(auditLog.nodes).toEqual([
      {
        action: 'staff.suspended',
        facts: { reason: 'Till was short.' },
        changes: { status: { before: 'APPROVED', after: 'SUSPENDED' } },
      },
    ]);
  });

  it('works for somebody who has no account', async () => {
    const { staffMember } = await app().mutate(
      'createStaffMember',
      { name: 'Baker' },
      'staffMember { id }',
      'admin',
    );
    expect((await suspend(app(), staffMember.id)).staffMember).toEqual({ status: 'SUSPENDED', user: null });
  });

  it('works for somebody who has deleted their account', async () => {
    const member = await approved(app());
    await as(app(), member).mutate('deleteUser', { userId: member.userId }, 'deletedUserId');
    expect((await suspend(app(), member.id)).userErrors).toEqual([]);
    expect(await statusOf(app(), member.id)).toBe('SUSPENDED');
  });

  it('is only for somebody who works here', async () => {
    const [pending, rejected, suspended] = [
      await registered(app()),
      await registered(app()),
      await approved(app()),
    ];
    await app().mutate(
      'rejectStaffMember',
      { staffMemberId: rejected.id, reason: 'No.' },
      'staffMember { id }',
    );
    await suspend(app(), suspended.id);
    for (const [{ id }, status] of [
      [pending, 'PENDING'],
      [rejected, 'REJECTED'],
      [suspended, 'SUSPENDED'],
    ] as const) {
      expect((await suspend(app(), id)).userErrors).toMatchObject(wrongStatus);
      expect(await statusOf(app(), id)).toBe(status);
    }
  });

  it('is not for a manager to do to an administrator', async () => {
    const admin = await approved(app(), [builtInRoleId('ADMIN')]);
    expect((await suspend(app(), admin.id)).userErrors).toMatchObject([
      { code: 'BEYOND_OWN_PERMISSIONS', path: ['staffMemberId'] },
    ]);
    expect(await statusOf(app(), admin.id)).toBe('APPROVED');
    expect(await as(app(), admin).ask('{ me { status } }')).toEqual({ me: { status: 'ACTIVE' } });
  });

  it('happens once when two do it at once', async () => {
    for (let round = 1; round <= 4; round++) {
      const member = await approved(app());
      const answers = await Promise.all([suspend(app(), member.id), suspend(app(), member.id, 'admin')]);
      expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject(wrongStatus);
      expect(await statusOf(app(), member.id)).toBe('SUSPENDED');
      expect((await staffMailsTo(app(), member.email)).map(mail => mail.template)).toEqual([
        'staff.approved',
        'staff.suspended',
      ]);
    }
  });
});

describe('suspendStaffMember of the last administrator', () => {
  const own = useApp();

  it('is refused', async () => {
    const admin = await own().actors.find('admin');
    const { staffMember } = await own().mutate(
      'createStaffMember',
      { name: 'Ada', userId: admin.userId },
      'staffMember { id }',
      'admin',
    );
    const input = { staffMemberId: staffMember.id };
    for (const name of ['suspendStaffMember', 'deleteStaffMember'])
      expect((await own().mutate(name, input, '__typename', 'admin')).userErrors).toMatchObject([
        { code: 'LAST_ADMIN', path: ['staffMemberId'] },
      ]);
    expect(
      await own().ask('admin', `{ me { status } staffMember(id: "${staffMember.id}") { status deletedAt } }`),
    ).toEqual({ me: { status: 'ACTIVE' }, staffMember: { status: 'APPROVED', deletedAt: null } });
    await own().actors.make({ roles: ['ADMIN'] });
    expect((await own().mutate('suspendStaffMember', input, '__typename', 'admin')).userErrors).toEqual([]);
  });
});
