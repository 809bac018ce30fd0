import { describe, expect, it } from 'vitest';
import { testPassword } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codeOf } from '../../kit/codes.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { registered } from '../../kit/factories/staff-member.ts';
import { sentMails } from '../../kit/mailbox.ts';
import { staffMailsTo } from './support.ts';

const app = useApp();

const register = (input: object) =>
  app().mutate(
    'registerStaff',
    { email: 'nora@example.com', name: 'Nora', password: testPassword, ...input },
    'staffMember { id code name email jobTitle status hiredOn approvedAt approvedBy { id } user { id email roles { name } permissions } }',
    'guest',
  );
const pending = async () =>
  (await app().ask('manager', '{ staffMembers(filter: { status: PENDING }) { nodes { id name } } }'))
    .staffMembers.nodes;

describe('registerStaff', () => {
  it('makes a pending staff member with an account that may do nothing yet', async () => {
    const { staffMember, userErrors } = await register({ name: ' Nora ', jobTitle: ' Cashier ' });
    expect(userErrors).toEqual([]);
    expect(staffMember).toEqual({
      id: expect.stringMatching(/^staff_/),
      code: expect.stringMatching(/^S-/),
      name: 'Nora',
      email: 'nora@example.com',
      jobTitle: 'Cashier',
      status: 'PENDING',
      hiredOn: null,
      approvedAt: null,
      approvedBy: null,
      user: {
        id: expect.stringMatching(/^user_/),
        email: 'nora@example.com',
        roles: [],
        permissions: [],
      },
    });
    expect(await pending()).toContainEqual({ id: staffMember.id, name: 'Nora' });
  });

  it('mails everyone who may approve, and nobody else', async () => {
    const manager = await app().actors.make({ roles: ['MANAGER'], email: 'may@example.com' });
    await app().actors.make({ roles: ['ADMIN'], email: 'may-too@example.com' });
    await app().actors.make({ roles: ['STAFF'], email: 'staff-may-not@example.com' });
    await app().actors.make({ roles: ['CUSTOMER'], email: 'customer-may-not@example.com' });
    const suspended = await app().actors.make({ roles: ['MANAGER'] });
    const deleted = await app().actors.make({ roles: ['MANAGER'] });
    const custom = await makeMember(app(), ['STAFF_APPROVE']);
    const other = await makeMember(app(), ['STAFF_VIEW', 'STAFF_MANAGE']);
    const change = (name: string, input: object) => app().mutate(name, input, '__typename', 'admin');
    await change('updateUserStatus', { userId: suspended.userId, status: 'SUSPENDED' });
    await change('deleteUser', { userId: deleted.userId });

    const { email, name } = await registered(app(), { name: 'Nils', jobTitle: 'Baker' });
    await app().work();
    const mails = (await sentMails(app())).filter(
      mail => mail.template === 'staff.registered' && mail.text.includes(name),
    );
    const people = [await app().actors.find('admin'), await app().actors.find('manager'), manager, custom];
    expect(mails.map(mail => mail.to).toSorted()).toEqual(
      [...people.map(one => one.email), 'may-too@example.com'].toSorted(),
    );
    expect(mails.map(mail => mail.to)).not.toContain(other.email);
    expect(mails[0]).toMatchObject({
      template: 'staff.registered',
      subject: 'A staff registration needs your decision',
    });
    expect(mails[0]!.text).toContain('Baker');
    expect(mails[0]!.text).toContain(email);
  });

  it('mails nobody when somebody has decided before the mail could go', async () => {
    const member = await registered(app(), { name: 'Quick' });
    await app().mutate(
      'rejectStaffMember',
      { staffMemberId: member.id, reason: 'Spam.' },
      'staffMember { id }',
    );
    const manager = await app().actors.find('manager');
    const mails = await staffMailsTo(app(), manager.email);
    expect(mails.filter(mail => mail.text.includes('Quick'))).toEqual([]);
  });

  it('sees but themselves while they wait', async () => {
    const member = await registered(app());
    const other = await registered(app());
    const { ask, send } = as(app(), member);
    expect(
      await ask(
        `{ me { permissions staffMember { id status } } mine: staffMember(id: "${member.id}") { status } other: staffMember(id: "${other.id}") { id } }`,
      ),
    ).toEqual({
      me: { permissions: [], staffMember: { id: member.id, status: 'PENDING' } },
      mine: { status: 'PENDING' },
      other: null,
    });
    for (const query of [
      '{ staffMembers { nodes { id } } }',
      '{ customers { nodes { id } } }',
      '{ users { nodes { id } } }',
      'mutation { createProduct(input: { sku: "P", name: "P", price: "1" }) { product { id } } }',
      `mutation { approveStaffMember(input: { staffMemberId: "${member.id}", roleIds: [] }) { staffMember { id } } }`,
    ]) {
      const answer = await send(query);
      expect(answer.data).toBeNull();
      expect(codeOf(answer)).toBe('FORBIDDEN');
    }
  });

  it('says nothing of an address that somebody has, and takes nothing from them', async () => {
    const owner = await app().actors.make({ roles: ['MANAGER'], email: 'owner@example.com' });
    const { staffMember, userErrors } = await register({ email: 'OWNER@example.com' });
    expect(userErrors).toEqual([]);
    expect(staffMember.user.id).not.toBe(owner.userId);
    expect(await as(app(), owner).ask('{ me { email staffMember { id } roles { name } } }')).toEqual({
      me: { email: 'owner@example.com', staffMember: null, roles: [{ name: 'Manager' }] },
    });
  });

  it.each([
    ['email', 'INVALID_INPUT', { email: 'nobody' }],
    ['name', 'INVALID_INPUT', { name: '  ' }],
    ['jobTitle', 'INVALID_INPUT', { jobTitle: 'x'.repeat(101) }],
    ['password', 'WEAK_PASSWORD', { password: 'short' }],
    ['password', 'WEAK_PASSWORD', { password: 'refused@example.com' }],
  ])('refuses a bad %s: %s', async (field, code, bad) => {
    const before = await pending();
    const { staffMember, userErrors } = await register({ email: 'refused@example.com', ...bad });
    expect(staffMember).toBeNull();
    expect(userErrors).toMatchObject([{ code, path: [field] }]);
    expect(await pending()).toEqual(before);
  });
});
