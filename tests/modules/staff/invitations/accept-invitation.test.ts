import { describe, expect, it } from 'vitest';
import { builtInRoleId } from '../../../../src/modules/accounts/roles/built-in-roles.ts';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { nextCode, totpCode } from '../../../kit/authenticator.ts';
import { codesOf } from '../../../kit/codes.ts';
import { invited } from '../../../kit/factories/invitation.ts';
import { give, makeMember, makeRole, rolesOf } from '../../../kit/factories/role.ts';
import { mailedToken } from '../../../kit/mails-to.ts';
import { bearer, mutate, register, registerAndVerify, signIn, whoIs } from '../../../kit/sessions.ts';
import { dayMs } from '../../../kit/time.ts';

const app = useApp();
let count = 0;
const newAddress = () => `acceptor${++count}@example.com`;
const chosen = 'seven calm green pens';

const accept = (token: string, password = chosen) =>
  mutate(
    app(),
    {},
    'acceptInvitation',
    { token, password },
    `user { id name email emailVerifiedAt staffMember { id hiredOn invitation { email } } } session { accessToken } mfaChallenge { token }`,
  );

const act = (name: string, staffMemberId: string, more: object = {}) =>
  app().mutate(name, { staffMemberId, ...more }, '__typename', 'admin');

describe('acceptInvitation', () => {
  it('creates an account with the roles, whose address counts as confirmed, and signs in', async () => {
    const { token, email, staffMemberId } = await invited(app(), { roleIds: [builtInRoleId('STAFF')] });
    const { user, session, mfaChallenge, userErrors } = await accept(token);
    expect(userErrors).toEqual([]);
    expect(mfaChallenge).toBeNull();
    expect(user).toMatchObject({ email, staffMember: { id: staffMemberId, invitation: null } });
    expect(user.emailVerifiedAt).not.toBeNull();
    expect(user.staffMember.hiredOn).toMatch(/^2026-/);
    expect(await whoIs(app(), session.accessToken)).toBe(user.id);
    expect(await rolesOf(app(), user.id)).toEqual(['Staff']);
    const orders = await app().sendWith(bearer(session.accessToken), '{ orders { nodes { id } } }');
    expect(orders.errors).toBeUndefined();
    expect((await signIn(app(), email, chosen)).user.id).toBe(user.id);
  });

  it('works once', async () => {
    const { token } = await invited(app());
    expect(codesOf(await accept(token), await accept(token))).toEqual(['TOKEN_INVALID']);
  });

  it('refuses a weak password, and the token still works', async () => {
    const { token } = await invited(app());
    expect((await accept(token, 'short')).userErrors).toMatchObject([
      { code: 'WEAK_PASSWORD', path: ['password'] },
    ]);
    expect(codesOf(await accept(token))).toEqual([]);
  });

  it('shows who gave the roles', async () => {
    const { token } = await invited(app(), { roleIds: [builtInRoleId('STAFF')] });
    const { user } = await accept(token);
    const admin = await app().actors.find('admin');
    const [row] = await app().sql('select granted_by_id as giver from user_role where user_id = ?', [
      user.id,
    ]);
    expect(row).toEqual({ giver: admin.userId });
  });

  it('takes over no account that only claims the address', async () => {
    const email = newAddress();
    const claim = await register(app(), email);
    const { token } = await invited(app(), { email });
    const { user } = await accept(token);
    expect(user.id).not.toBe(claim.user.id);
    expect(await rolesOf(app(), claim.user.id)).toEqual(['Customer']);
  });
});

describe('of somebody who has confirmed an account with the address', () => {
  it('gives that account the roles, for its password', async () => {
    const email = newAddress();
    const person = await registerAndVerify(app(), email);
    const { token } = await invited(app(), { email, roleIds: [builtInRoleId('STAFF')] });
    const wrong = await accept(token);
    expect(wrong.userErrors).toMatchObject([{ code: 'INVALID_CREDENTIALS', path: ['password'] }]);
    const { user, session } = await accept(token, testPassword);
    expect(user.id).toBe(person.userId);
    expect(session).not.toBeNull();
    expect(await rolesOf(app(), person.userId)).toEqual(['Customer', 'Staff']);
    expect((await signIn(app(), email, testPassword)).user.id).toBe(person.userId);
  });

  it('asks for the second factor', async () => {
    const email = newAddress();
    const { headers } = await registerAndVerify(app(), email);
    const enrolled = await app().sendWith(headers, 'mutation { enrollMfa { secret } }');
    const { secret } = enrolled.data.enrollMfa;
    await mutate(app(), headers, 'confirmMfa', { code: totpCode(app(), secret) }, 'recoveryCodes');
    const { token } = await invited(app(), { email });
    const { session, mfaChallenge } = await accept(token, testPassword);
    expect(session).toBeNull();
    const input = { token: mfaChallenge.token, code: nextCode(app(), secret) };
    const done = await mutate(app(), {}, 'completeMfaChallenge', input, 'session { accessToken }');
    expect(done.session).not.toBeNull();
  });

  it('does not unlock a suspended account', async () => {
    const email = newAddress();
    const { userId } = await registerAndVerify(app(), email);
    const { token } = await invited(app(), { email });
    await app().mutate('updateUserStatus', { userId, status: 'SUSPENDED' }, 'user { id }', 'admin');
    expect(codesOf(await accept(token, testPassword))).toEqual(['ACCOUNT_SUSPENDED']);
  });
});

describe('a link stops working', () => {
  it.each([
    ['after a week', async () => void app().clock.advance(7 * dayMs + 1)],
    ['when it is revoked', async (id: string) => act('revokeInvitation', id)],
    ['when it is sent again', async (id: string) => act('resendInvitation', id)],
    ['when the staff member is suspended', async (id: string) => act('suspendStaffMember', id)],
    ['when the staff member is deleted', async (id: string) => act('deleteStaffMember', id)],
    [
      'when the staff member gets an account',
      async (id: string) => act('updateStaffMember', id, { userId: (await app().actors.make()).userId }),
    ],
  ])('%s', async (_when, change) => {
    const { token, staffMemberId } = await invited(app());
    await change(staffMemberId);
    expect((await accept(token)).userErrors).toMatchObject([{ code: 'TOKEN_INVALID', path: ['token'] }]);
  });

  it('stays dead when the staff member is reinstated, until it is sent again', async () => {
    const { token, staffMemberId, email } = await invited(app());
    await act('suspendStaffMember', staffMemberId);
    expect(codesOf(await act('resendInvitation', staffMemberId))).toEqual(['WRONG_STATUS']);
    await act('reinstateStaffMember', staffMemberId);
    expect(codesOf(await accept(token))).toEqual(['TOKEN_INVALID']);
    expect(codesOf(await act('resendInvitation', staffMemberId))).toEqual([]);
    expect(codesOf(await accept(await mailedToken(app(), email, 'staff.invitation')))).toEqual([]);
  });

  it('when whoever sent it may no longer give its roles', async () => {
    const role = await makeRole(app(), { permissions: ['CATALOG_MANAGE'] });
    const recruiter = await makeMember(app(), ['STAFF_MANAGE', 'CATALOG_MANAGE']);
    const email = newAddress();
    const input = { email, name: 'Joe', roleIds: [role.id] };
    const { staffMember } = await as(app(), recruiter).mutate(
      'inviteStaffMember',
      input,
      'staffMember { id }',
    );
    const token = await mailedToken(app(), email, 'staff.invitation');
    const status = (to: string) =>
      app().mutate('updateUserStatus', { userId: recruiter.userId, status: to }, 'user { id }', 'admin');
    await status('SUSPENDED');
    expect(codesOf(await accept(token))).toEqual(['TOKEN_INVALID']);
    await status('ACTIVE');
    const taken = { userId: recruiter.userId, roleId: recruiter.roleId };
    await app().mutate('unassignRole', taken, 'user { id }', 'admin');
    expect(codesOf(await accept(token))).toEqual(['TOKEN_INVALID']);
    await give(app(), recruiter.userId, recruiter.roleId);
    expect(codesOf(await accept(token))).toEqual([]);
    expect(staffMember).not.toBeNull();
  });

  it('of a role that was deleted meanwhile, the account gets the others', async () => {
    const role = await makeRole(app(), { permissions: ['CATALOG_MANAGE'] });
    const { token } = await invited(app(), { roleIds: [role.id, builtInRoleId('STAFF')] });
    await app().mutate('deleteRole', { roleId: role.id }, 'deletedRoleId', 'admin');
    const { user } = await accept(token);
    expect(await rolesOf(app(), user.id)).toEqual(['Staff']);
  });
});
