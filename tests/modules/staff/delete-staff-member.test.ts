import { describe, expect, it } from 'vitest';
import { builtInRoleId } from '../../../src/modules/accounts/roles/built-in-roles.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codeOf } from '../../kit/codes.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { approved, registered } from '../../kit/factories/staff-member.ts';

const app = useApp();

const remove = (staffMemberId: string) =>
  app().mutate('deleteStaffMember', { staffMemberId }, 'deletedStaffMemberId', 'admin');
const lookUp = async (id: string) => {
  const found = await app().ask(
    'admin',
    `{ staffMember(id: "${id}") { id } node(id: "${id}") { id } here: staffMembers(first: 100) { nodes { id } }
       gone: staffMembers(first: 100, filter: { deleted: true }) { nodes { id status } } }`,
  );
  const isOne = (node: { id: string }) => node.id === id;
  return {
    isFound: found.staffMember !== null && found.node !== null,
    isListed: found.here.nodes.some(isOne),
    deletedAs: found.gone.nodes.find(isOne)?.status ?? null,
  };
};

describe('deleteStaffMember', () => {
  it('takes somebody away everywhere, and ends their sessions', async () => {
    const member = await approved(app(), [builtInRoleId('STAFF')]);
    expect(await lookUp(member.id)).toEqual({ isFound: true, isListed: true, deletedAs: null });
    expect(await remove(member.id)).toEqual({ deletedStaffMemberId: member.id, userErrors: [] });
    expect(await lookUp(member.id)).toEqual({ isFound: false, isListed: false, deletedAs: 'SUSPENDED' });
    expect(codeOf(await as(app(), member).send('{ me { id } }'))).toBe('UNAUTHENTICATED');
    expect((await remove(member.id)).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['staffMemberId'] },
    ]);
  });

  it('leaves the status of somebody who has no account', async () => {
    const { staffMember } = await app().mutate(
      'createStaffMember',
      { name: 'Baker' },
      'staffMember { id }',
      'admin',
    );
    expect((await remove(staffMember.id)).userErrors).toEqual([]);
    expect(await lookUp(staffMember.id)).toMatchObject({ isFound: false, deletedAs: 'APPROVED' });
  });

  it('works for somebody who has deleted their account', async () => {
    const member = await approved(app());
    await as(app(), member).mutate('deleteUser', { userId: member.userId }, 'deletedUserId');
    expect((await remove(member.id)).userErrors).toEqual([]);
    expect(await lookUp(member.id)).toMatchObject({ isFound: false, deletedAs: 'SUSPENDED' });
  });

  it('takes a registration away, and leaves the account as it was', async () => {
    const member = await registered(app());
    expect((await remove(member.id)).userErrors).toEqual([]);
    expect(await lookUp(member.id)).toMatchObject({ isFound: false, deletedAs: 'PENDING' });
    expect(await as(app(), member).ask('{ me { status staffMember { id } } }')).toEqual({
      me: { status: 'ACTIVE', staffMember: null },
    });
  });

  it('is refused for somebody who may do more than the one who asks', async () => {
    const clerk = await makeMember(app(), ['STAFF_VIEW', 'STAFF_MANAGE']);
    const manager = await approved(app(), [builtInRoleId('MANAGER')]);
    const { userErrors } = await as(app(), clerk).mutate(
      'deleteStaffMember',
      { staffMemberId: manager.id },
      'deletedStaffMemberId',
    );
    expect(userErrors).toMatchObject([{ code: 'BEYOND_OWN_PERMISSIONS', path: ['staffMemberId'] }]);
    expect(await lookUp(manager.id)).toMatchObject({ isFound: true, isListed: true });
    expect(await as(app(), manager).ask('{ me { status } }')).toEqual({ me: { status: 'ACTIVE' } });
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['manager', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const member = await approved(app());
    const answer = await app().send(
      actor,
      `mutation { deleteStaffMember(input: { staffMemberId: "${member.id}" }) { deletedStaffMemberId } }`,
    );
    expect(codeOf(answer)).toBe(code);
    expect(await lookUp(member.id)).toMatchObject({ isFound: true });
  });
});
