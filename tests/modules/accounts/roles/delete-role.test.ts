import { describe, expect, it } from 'vitest';
import { builtInRoleId } from '../../../../src/modules/accounts/roles/built-in-roles.ts';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codeOf } from '../../../kit/codes.ts';
import { give, makeMember, makeRole } from '../../../kit/factories/role.ts';

const app = useApp();

const remove = async (roleId: string) =>
  (
    await app().ask(
      'admin',
      `mutation ($input: DeleteRoleInput!) { deleteRole(input: $input) { deletedRoleId
         userErrors { code path ... on StillInUseError { count } } } }`,
      { input: { roleId } },
    )
  ).deleteRole;
const read = async (id: string) =>
  (await app().ask('admin', `{ role(id: "${id}") { id memberCount } }`)).role;
const change = (name: string, input: object) => app().mutate(name, input, '__typename', 'admin');

describe('deleteRole', () => {
  it('deletes a role that nobody has, for good', async () => {
    const { id } = await makeRole(app());
    expect(await remove(id)).toEqual({ deletedRoleId: id, userErrors: [] });
    expect(await read(id)).toBeNull();
    expect((await remove(id)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['roleId'] }]);
  });

  it('is refused while somebody has it, and says how many', async () => {
    const role = await makeRole(app());
    const people = [await app().actors.make(), await app().actors.make()];
    for (const { userId } of people) await give(app(), userId, role.id);
    expect((await remove(role.id)).userErrors).toEqual([
      { code: 'STILL_IN_USE', path: ['roleId'], count: 2 },
    ]);
    expect(await read(role.id)).toEqual({ id: role.id, memberCount: 2 });
    for (const { userId } of people) await change('unassignRole', { userId, roleId: role.id });
    expect((await remove(role.id)).userErrors).toEqual([]);
  });

  it('does not count members whose accounts are deleted', async () => {
    const role = await makeRole(app());
    const { userId } = await app().actors.make();
    await give(app(), userId, role.id);
    await change('deleteUser', { userId });
    expect(await read(role.id)).toEqual({ id: role.id, memberCount: 0 });
    expect((await remove(role.id)).userErrors).toEqual([]);
    expect((await change('restoreUser', { userId })).userErrors).toEqual([]);
    expect(await app().ask('admin', `{ user(id: "${userId}") { roles { id } } }`)).toEqual({
      user: { roles: [] },
    });
  });

  it('is refused while a role below it is there', async () => {
    const parent = await makeRole(app());
    const child = await makeRole(app(), { parentId: parent.id });
    expect((await remove(parent.id)).userErrors).toEqual([
      { code: 'STILL_IN_USE', path: ['roleId'], count: 1 },
    ]);
    await remove(child.id);
    expect((await remove(parent.id)).userErrors).toEqual([]);
  });

  it('never takes a role away from under somebody who gets it at the same time', async () => {
    for (let round = 1; round <= 4; round++) {
      const role = await makeRole(app());
      const { userId } = await app().actors.make();
      const [given, removed] = await Promise.all([
        app().mutate('assignRole', { userId, roleId: role.id }, 'user { id }', 'admin'),
        remove(role.id),
      ]);
      const code = given.userErrors.length > 0 ? 'NOT_FOUND' : 'STILL_IN_USE';
      expect([...given.userErrors, ...removed.userErrors]).toMatchObject([{ code }]);
      expect(await read(role.id)).toEqual(code === 'NOT_FOUND' ? null : { id: role.id, memberCount: 1 });
    }
  });

  it.each(['ADMIN', 'MANAGER', 'STAFF', 'CUSTOMER'] as const)('keeps the built-in role %s', async key => {
    expect((await remove(builtInRoleId(key))).userErrors).toMatchObject([
      { code: 'BUILT_IN_ROLE', path: ['roleId'] },
    ]);
    expect(await read(builtInRoleId(key))).not.toBeNull();
  });

  it('is refused for a role that allows more than who asks holds', async () => {
    const role = await makeRole(app(), { permissions: ['AUDIT_VIEW'] });
    const member = await makeMember(app(), ['ROLES_MANAGE']);
    expect(
      (await as(app(), member).mutate('deleteRole', { roleId: role.id }, 'deletedRoleId')).userErrors,
    ).toMatchObject([{ code: 'BEYOND_OWN_PERMISSIONS', path: ['roleId'] }]);
    expect(await read(role.id)).not.toBeNull();
  });

  it('is not for a manager', async () => {
    const { id } = await makeRole(app());
    const answer = await app().send(
      'manager',
      `mutation { deleteRole(input: { roleId: "${id}" }) { deletedRoleId } }`,
    );
    expect(codeOf(answer)).toBe('FORBIDDEN');
    expect(await read(id)).not.toBeNull();
  });
});
