import { describe, expect, it } from 'vitest';
import { builtInRoleId } from '../../../../src/modules/accounts/roles/built-in-roles.ts';
import { permissionsByRole } from '../../../../src/modules/accounts/roles/permission-matrix.ts';
import { effectivePermissions } from '../../../../src/modules/accounts/roles/role.rules.ts';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codeOf } from '../../../kit/codes.ts';
import { give, makeMember, makeRole } from '../../../kit/factories/role.ts';

const app = useApp();

const fields =
  'role { id name description parent { id } permissions effectivePermissions requiresMfa version }';
const update = (roleId: string, input: object, actor = 'admin') =>
  app().mutate('updateRole', { roleId, ...input }, fields, actor);
const read = async (id: string) =>
  (
    await app().ask(
      'admin',
      `{ role(id: "${id}") { id name description parent { id } permissions effectivePermissions requiresMfa version } }`,
    )
  ).role;
const allows = async (id: string) => (await read(id)).effectivePermissions;

/** A chain of three roles: one view permission each. */
async function makeChain() {
  const top = await makeRole(app(), { permissions: ['STAFF_VIEW'] });
  const middle = await makeRole(app(), { permissions: ['USERS_VIEW'], parentId: top.id });
  const bottom = await makeRole(app(), { permissions: ['AUDIT_VIEW'], parentId: middle.id });
  return { top, middle, bottom };
}

describe('updateRole', () => {
  it('changes what the input says, and nothing else', async () => {
    const { id } = await makeRole(app(), { name: 'Old name', permissions: ['STAFF_VIEW'] });
    const before = await read(id);
    const { role, userErrors } = await update(id, { name: ' New name ', requiresMfa: true });
    expect(userErrors).toEqual([]);
    expect(role).toEqual({ ...before, name: 'New name', requiresMfa: true, version: 2 });
    expect(await read(id)).toEqual(role);
  });

  it('changes the effective permissions of the roles below it', async () => {
    const { top, middle, bottom } = await makeChain();
    expect(await allows(bottom.id)).toEqual(['USERS_VIEW', 'STAFF_VIEW', 'AUDIT_VIEW']);
    await update(top.id, { permissions: ['EMAILS_VIEW', 'EMAILS_VIEW'] });
    expect(await allows(middle.id)).toEqual(['USERS_VIEW', 'EMAILS_VIEW']);
    expect(await allows(bottom.id)).toEqual(['USERS_VIEW', 'AUDIT_VIEW', 'EMAILS_VIEW']);
    await update(middle.id, { parentId: null });
    expect(await allows(bottom.id)).toEqual(['USERS_VIEW', 'AUDIT_VIEW']);
    await update(middle.id, { parentId: builtInRoleId('STAFF'), permissions: [] });
    expect(await allows(bottom.id)).toEqual(
      effectivePermissions(['AUDIT_VIEW'], [...permissionsByRole().get('STAFF')!]),
    );
    expect((await read(bottom.id)).permissions).toEqual(['AUDIT_VIEW']);
  });

  it('counts at the next request of each member, also of the roles below', async () => {
    const { top, bottom } = await makeChain();
    const member = await app().actors.make();
    await give(app(), member.userId, bottom.id);
    const { send } = as(app(), member);
    expect((await send('{ staffMembers { totalCount } }')).errors).toBeUndefined();
    await update(top.id, { permissions: [] });
    expect(codeOf(await send('{ staffMembers { totalCount } }'))).toBe('FORBIDDEN');
    await update(top.id, { permissions: ['STAFF_VIEW'] });
    expect((await send('{ staffMembers { totalCount } }')).errors).toBeUndefined();
    await update(top.id, { requiresMfa: true });
    expect((await send('{ staffMembers { totalCount } }')).errors).toBeUndefined();
    await update(bottom.id, { requiresMfa: true });
    expect((await send('{ staffMembers { totalCount } }')).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN', reason: 'MFA_ENROLLMENT_REQUIRED' } },
    ]);
  });

  it('refuses a role with itself above it', async () => {
    const { top, middle, bottom } = await makeChain();
    for (const parentId of [top.id, middle.id, bottom.id])
      expect((await update(top.id, { parentId })).userErrors).toMatchObject([
        { code: 'ROLE_CYCLE', path: ['parentId'] },
      ]);
    expect(await read(top.id)).toMatchObject({ parent: null, version: 1 });
  });

  it('makes no cycle of two changes at once', async () => {
    for (let round = 1; round <= 4; round++) {
      const [one, other] = [await makeRole(app()), await makeRole(app())];
      const answers = await Promise.all([
        update(one.id, { parentId: other.id }),
        update(other.id, { parentId: one.id }),
      ]);
      expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'ROLE_CYCLE' }]);
      const parents = [(await read(one.id)).parent, (await read(other.id)).parent];
      expect(parents.filter(parent => parent === null)).toHaveLength(1);
    }
  });

  it.each(['ADMIN', 'MANAGER', 'STAFF', 'CUSTOMER'] as const)(
    'leaves the built-in role %s as it is, but for the second factor',
    async key => {
      const id = builtInRoleId(key);
      const before = await read(id);
      for (const [field, value] of Object.entries({
        name: 'Mine',
        description: 'Mine.',
        parentId: null,
        permissions: [],
      }))
        expect((await update(id, { [field]: value })).userErrors).toMatchObject([
          { code: 'BUILT_IN_ROLE', path: [field] },
        ]);
      expect(await read(id)).toEqual(before);
      if (key === 'ADMIN') return;
      expect((await update(id, { requiresMfa: true })).role).toMatchObject({ requiresMfa: true });
      await update(id, { requiresMfa: false });
      expect(await read(id)).toEqual({ ...before, version: before.version + 2 });
    },
  );

  it('refuses a stale version', async () => {
    const { id } = await makeRole(app());
    await update(id, { version: 1, description: 'First.' });
    expect((await update(id, { version: 1, description: 'Late.' })).userErrors).toMatchObject([
      { code: 'VERSION_CONFLICT', path: ['version'] },
    ]);
    expect(await read(id)).toMatchObject({ description: 'First.', version: 2 });
  });

  it.each([
    ['NAME_TAKEN', 'name', { name: 'STAFF' }],
    ['INVALID_INPUT', 'name', { name: '' }],
    ['INVALID_INPUT', 'name', { name: null }],
    ['INVALID_INPUT', 'parentId', { parentId: 'staff_01h455vb4pex5vsknk084sn02q' }],
    ['NOT_FOUND', 'parentId', { parentId: 'role_01h455vb4pex5vsknk084sn02q' }],
    ['NOT_FOUND', 'roleId', { roleId: 'role_01h455vb4pex5vsknk084sn02q' }],
  ])('refuses with %s a bad %s', async (code, field, bad) => {
    const { id } = await makeRole(app());
    expect((await update(id, bad)).userErrors).toMatchObject([{ code, path: [field] }]);
    expect(await read(id)).toMatchObject({ version: 1 });
  });
});

describe('updateRole by somebody who holds little', () => {
  const forbidden = (...path: string[]) => [{ code: 'BEYOND_OWN_PERMISSIONS', path }];

  it('touches no role that allows more, nor makes one so', async () => {
    const member = await makeMember(app(), ['ROLES_MANAGE', 'STAFF_VIEW']);
    const low = await makeRole(app(), { permissions: ['STAFF_VIEW'] });
    const high = await makeRole(app(), { permissions: ['STAFF_VIEW', 'USERS_MANAGE'] });
    const belowLow = await makeRole(app(), { permissions: ['AUDIT_VIEW'], parentId: low.id });
    const { mutate } = as(app(), member);
    const tries: [string, object, string[]][] = [
      [member.roleId, { permissions: ['ROLES_MANAGE', 'USERS_MANAGE'] }, ['permissions']],
      [member.roleId, { parentId: builtInRoleId('ADMIN') }, ['parentId']],
      [member.roleId, { parentId: high.id }, ['parentId']],
      [high.id, { name: 'Taken over' }, ['roleId']],
      [high.id, { permissions: [] }, ['roleId']],
      [high.id, { requiresMfa: true }, ['roleId']],
      // It would take nothing beyond their own, but the role below it allows more.
      [low.id, { permissions: [] }, ['roleId']],
      [belowLow.id, { permissions: ['STAFF_VIEW'] }, ['roleId']],
      [builtInRoleId('ADMIN'), { requiresMfa: true }, ['roleId']],
      [builtInRoleId('MANAGER'), { requiresMfa: true }, ['roleId']],
    ];
    for (const [roleId, input, path] of tries) {
      const before = await read(roleId);
      const { userErrors } = await mutate('updateRole', { roleId, ...input }, 'role { id }');
      expect(userErrors).toMatchObject(forbidden(...path));
      expect(await read(roleId)).toEqual(before);
    }
    expect(await as(app(), member).ask('{ me { permissions } }')).toEqual({
      me: { permissions: ['STAFF_VIEW', 'ROLES_MANAGE'] },
    });
  });

  it('changes what is within their own permissions', async () => {
    const member = await makeMember(app(), ['ROLES_MANAGE', 'STAFF_VIEW']);
    const low = await makeRole(app(), { permissions: ['STAFF_VIEW'] });
    const { role, userErrors } = await as(app(), member).mutate(
      'updateRole',
      { roleId: low.id, permissions: ['ROLES_MANAGE'] },
      'role { permissions }',
    );
    expect(userErrors).toEqual([]);
    expect(role).toEqual({ permissions: ['ROLES_MANAGE'] });
  });
});
