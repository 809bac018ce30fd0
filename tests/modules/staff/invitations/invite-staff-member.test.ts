import { describe, expect, it } from 'vitest';
import { builtInRoleId } from '../../../../src/modules/accounts/roles/built-in-roles.ts';
import type { Permission } from '../../../../src/platform/authorization/permission.ts';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codesOf } from '../../../kit/codes.ts';
import { invited } from '../../../kit/factories/invitation.ts';
import { makeMember, makeRole } from '../../../kit/factories/role.ts';
import { mailsTo, templatesTo } from '../../../kit/mails-to.ts';
import { registerAndVerify } from '../../../kit/sessions.ts';
import { dayMs } from '../../../kit/time.ts';

const app = useApp();
let count = 0;
const newAddress = () => `joe${++count}@example.com`;

const invitation = 'invitation { email expiresAt invitedBy { name } roles { name } }';
const invite = (input: object = {}, who = 'admin') =>
  app().mutate(
    'inviteStaffMember',
    { email: newAddress(), name: 'Joe', roleIds: [], ...input },
    `staffMember { id name email jobTitle status approvedAt user { id } ${invitation} }`,
    who,
  );

describe('inviteStaffMember', () => {
  it('creates an approved staff member without an account, and mails a link', async () => {
    const email = newAddress();
    const roleIds = [builtInRoleId('STAFF')];
    const { staffMember, userErrors } = await invite({ email, jobTitle: ' Sales ', roleIds });
    expect(userErrors).toEqual([]);
    expect(staffMember).toMatchObject({
      name: 'Joe',
      email,
      jobTitle: 'Sales',
      status: 'APPROVED',
      user: null,
    });
    expect(staffMember.invitation).toMatchObject({ email, roles: [{ name: 'Staff' }] });
    const inAWeek = app().clock.now().getTime() + 7 * dayMs;
    expect(Math.abs(Date.parse(staffMember.invitation.expiresAt) - inAWeek)).toBeLessThan(60_000);
    const [mail] = await mailsTo(app(), email);
    expect(mail).toMatchObject({ template: 'staff.invitation', toName: 'Joe' });
    expect(mail!.text).toMatch(/[?]token=[\w-]{43}$/m);
    expect(mail!.text).toContain('choosing a password');
    const [row] = await app().sql('select count(*) as total from user where email = ?', [email]);
    expect(Number(row!.total)).toBe(0);
  });

  it('says in the mail only that the address has an account', async () => {
    const email = newAddress();
    await registerAndVerify(app(), email);
    const unknown = await invite();
    const known = await invite({ email });
    expect(known.userErrors).toEqual(unknown.userErrors);
    expect(Object.keys(known.staffMember)).toEqual(Object.keys(unknown.staffMember));
    expect(known.staffMember.user).toBeNull();
    expect((await mailsTo(app(), email, 'staff.'))[0]!.text).toContain('You already have an account');
  });

  it('gives no role with permissions that the inviter lacks', async () => {
    const role = await makeRole(app(), { permissions: ['SETTINGS_MANAGE'] });
    const recruiter = as(app(), await makeMember(app(), ['STAFF_MANAGE', 'STAFF_VIEW']));
    const input = { email: newAddress(), name: 'Joe', roleIds: [builtInRoleId('ADMIN')] };
    const admin = await recruiter.mutate('inviteStaffMember', input, 'staffMember { id }');
    expect(admin.userErrors).toMatchObject([{ code: 'BEYOND_OWN_PERMISSIONS', path: ['roleIds', '0'] }]);
    const other = await recruiter.mutate(
      'inviteStaffMember',
      { ...input, roleIds: [role.id] },
      'staffMember { id }',
    );
    expect(codesOf(other)).toEqual(['BEYOND_OWN_PERMISSIONS']);
    expect(await templatesTo(app(), input.email)).toEqual([]);
  });

  it.each([
    ['an unknown role', { roleIds: ['role_01h455vb4pex5vsknk084sn02q'] }, 'NOT_FOUND', ['roleIds', '0']],
    ['what is no address', { email: 'joe' }, 'INVALID_INPUT', ['email']],
    ['no name', { name: ' ' }, 'INVALID_INPUT', ['name']],
    ['21 roles', { roleIds: Array(21).fill(builtInRoleId('STAFF')) }, 'INVALID_INPUT', ['roleIds']],
  ])('refuses %s', async (_what, input, code, path) => {
    expect((await invite(input)).userErrors).toMatchObject([{ code, path }]);
  });

  it('invites an address once, whatever its case', async () => {
    const { email } = await invited(app());
    const { staffMember, userErrors } = await invite({ email: email.toUpperCase() });
    expect(staffMember).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'ALREADY_DONE', path: ['email'] }]);
  });

  it('names the staff member whose address it is, to those who may see the staff', async () => {
    const seller = await app().actors.make({ email: newAddress(), roles: ['STAFF'] });
    await app().mutate(
      'createStaffMember',
      { userId: seller.userId, name: 'Sam' },
      'staffMember { id }',
      'admin',
    );
    const { userErrors } = await invite({ email: seller.email });
    expect(userErrors).toMatchObject([{ code: 'ALREADY_DONE', path: ['email'] }]);
    expect(userErrors[0].message).toContain('Sam');
    const blind = as(app(), await makeMember(app(), ['STAFF_MANAGE']));
    const input = { email: seller.email, name: 'Joe', roleIds: [] };
    expect(codesOf(await blind.mutate('inviteStaffMember', input, 'staffMember { id }'))).toEqual([]);
    expect(await templatesTo(app(), seller.email)).toEqual([]);
  });

  it.each(['guest', 'customer', 'staff', 'manager'])('is not for a %s', async who => {
    const query =
      'mutation ($input: InviteStaffMemberInput!) { inviteStaffMember(input: $input) { staffMember { id } } }';
    const input = { email: newAddress(), name: 'Joe', roleIds: [] };
    const { errors } = await app().send(who, query, { input });
    expect(errors![0]!.extensions.code).toBe(who === 'guest' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  });
});

describe('StaffMember.invitation', () => {
  const seen = async (staffMemberId: string, ...permissions: Permission[]) =>
    as(app(), await makeMember(app(), permissions)).send(
      `{ staffMember(id: "${staffMemberId}") { name ${invitation} } }`,
    );

  it('is for those who may see the staff', async () => {
    const { staffMemberId, email } = await invited(app(), { roleIds: [builtInRoleId('STAFF')] });
    const { data } = await seen(staffMemberId, 'STAFF_VIEW');
    expect(data.staffMember.invitation).toMatchObject({ email, roles: [{ name: 'Staff' }] });
    expect((await seen(staffMemberId, 'ORDERS_VIEW')).data.staffMember).toBeNull();
  });

  it('is null for who has none, and not for customers whom the staff member sold something', async () => {
    const { staffMembers } = await app().ask(
      'staff',
      '{ staffMembers { nodes { user { id } invitation { email } } } }',
    );
    const withAccount = staffMembers.nodes.filter(({ user }: { user: unknown }) => user !== null);
    expect(withAccount.length).toBeGreaterThan(0);
    for (const { invitation } of withAccount) expect(invitation).toBeNull();
  });
});
