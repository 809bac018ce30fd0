import { describe, expect, it } from 'vitest';
import { builtInRoleId } from '../../../src/modules/accounts/roles/built-in-roles.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codeOf } from '../../kit/codes.ts';
import { approved, registered } from '../../kit/factories/staff-member.ts';
import { statusOf } from './support.ts';

const app = useApp();

const change = (name: string, staffMemberId: string, more: object = {}, actor = 'admin') =>
  app().mutate(name, { staffMemberId, ...more }, '__typename', actor);
const restore = (staffMemberId: string) =>
  app().mutate(
    'restoreStaffMember',
    { staffMemberId },
    'staffMember { id name status deletedAt user { status } }',
    'admin',
  );

describe('restoreStaffMember', () => {
  it('brings somebody back, whose account stays suspended until they are reinstated', async () => {
    const member = await approved(app(), [builtInRoleId('STAFF')]);
    await change('deleteStaffMember', member.id);
    expect(await restore(member.id)).toEqual({
      staffMember: {
        id: member.id,
        name: member.name,
        status: 'SUSPENDED',
        deletedAt: null,
        user: { status: 'SUSPENDED' },
      },
      userErrors: [],
    });
    expect((await change('reinstateStaffMember', member.id)).userErrors).toEqual([]);
    const again = await app().actors.signIn(member.userId);
    expect(await as(app(), again).ask('{ me { status staffMember { status } } }')).toEqual({
      me: { status: 'ACTIVE', staffMember: { status: 'APPROVED' } },
    });
  });

  it('brings back a registration, which can be approved as before', async () => {
    const member = await registered(app());
    await change('deleteStaffMember', member.id);
    expect((await restore(member.id)).staffMember).toMatchObject({ status: 'PENDING' });
    await change('approveStaffMember', member.id, { roleIds: [builtInRoleId('STAFF')] });
    const again = await app().actors.signIn(member.userId);
    expect(
      await as(app(), again).ask('{ me { status } staffMembers(first: 1) { nodes { __typename } } }'),
    ).toMatchObject({ me: { status: 'ACTIVE' } });
  });

  it('refuses who is not deleted, or never was there', async () => {
    const member = await approved(app());
    expect((await restore(member.id)).userErrors).toMatchObject([
      { code: 'NOT_DELETED', path: ['staffMemberId'] },
    ]);
    expect((await restore('staff_01h455vb4pex5vsknk084sn02q')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['staffMemberId'] },
    ]);
  });

  it('is not for a manager', async () => {
    const member = await approved(app());
    await change('deleteStaffMember', member.id);
    const answer = await app().send(
      'manager',
      `mutation { restoreStaffMember(input: { staffMemberId: "${member.id}" }) { staffMember { id } } }`,
    );
    expect(codeOf(answer)).toBe('FORBIDDEN');
    expect((await restore(member.id)).userErrors).toEqual([]);
    expect(await statusOf(app(), member.id)).toBe('SUSPENDED');
  });
});
