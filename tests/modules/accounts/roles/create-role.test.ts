import { describe, expect, it } from 'vitest';
import { builtInRoleId } from '../../../../src/modules/accounts/roles/built-in-roles.ts';
import { permissionsByRole } from '../../../../src/modules/accounts/roles/permission-matrix.ts';
import { effectivePermissions } from '../../../../src/modules/accounts/roles/role.rules.ts';
import { allPermissions } from '../../../../src/platform/authorization/permission.ts';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codeOf } from '../../../kit/codes.ts';
import { makeMember, makeRole } from '../../../kit/factories/role.ts';

const app = useApp();

const fields =
  'role { id name description builtIn parent { id } permissions effectivePermissions requiresMfa memberCount version }';
const create = (input: object, actor = 'admin') =>
  app().mutate('createRole', { permissions: [], ...input }, fields, actor);
const names = async () =>
  (await app().ask('admin', '{ roles { name } }')).roles.map((role: { name: string }) => role.name);

describe('createRole', () => {
  it('makes a role with what it has itself and what it inherits', async () => {
    const { role, userErrors } = await create({
      name: ' Shift lead ',
      description: ' Closes the store. ',
      parentId: builtInRoleId('STAFF'),
      permissions: ['AUDIT_VIEW', 'STAFF_APPROVE', 'AUDIT_VIEW', 'STAFF_VIEW'],
      requiresMfa: true,
    });
    expect(userErrors).toEqual([]);
    expect(role).toEqual({
      id: expect.stringMatching(/^role_/),
      name: 'Shift lead',
      description: 'Closes the store.',
      builtIn: false,
      parent: { id: builtInRoleId('STAFF') },
      permissions: ['STAFF_VIEW', 'STAFF_APPROVE', 'AUDIT_VIEW'],
      effectivePermissions: effectivePermissions(
        ['STAFF_APPROVE', 'AUDIT_VIEW'],
        [...permissionsByRole().get('STAFF')!],
      ),
      requiresMfa: true,
      memberCount: 0,
      version: 1,
    });
    expect(await names()).toContain('Shift lead');
  });

  it('makes one that allows nothing', async () => {
    const { role } = await create({ name: 'Ornament' });
    expect(role).toMatchObject({
      description: '',
      parent: null,
      permissions: [],
      effectivePermissions: [],
      requiresMfa: false,
    });
  });

  it.each(['Twice', 'TWICE', 'administrator'])('refuses the name "%s", which is taken', async name => {
    if (!(await names()).includes('Twice')) await makeRole(app(), { name: 'Twice' });
    const before = await names();
    expect((await create({ name })).userErrors).toMatchObject([{ code: 'NAME_TAKEN', path: ['name'] }]);
    expect(await names()).toEqual(before);
  });

  it('lets one of many have a name', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => create({ name: 'Contested' })));
    expect(answers.filter(({ role }) => role !== null)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors.map((one: { code: string }) => one.code))).toEqual([
      'NAME_TAKEN',
      'NAME_TAKEN',
      'NAME_TAKEN',
    ]);
    expect((await names()).filter((name: string) => name === 'Contested')).toHaveLength(1);
  });

  it.each([
    ['INVALID_INPUT', 'name', { name: ' ' }],
    ['INVALID_INPUT', 'name', { name: 'x'.repeat(101) }],
    ['INVALID_INPUT', 'description', { description: 'x'.repeat(501) }],
    ['INVALID_INPUT', 'parentId', { parentId: 'user_01h455vb4pex5vsknk084sn02q' }],
    ['NOT_FOUND', 'parentId', { parentId: 'role_01h455vb4pex5vsknk084sn02q' }],
  ])('refuses with %s a bad %s', async (code, field, bad) => {
    const before = await names();
    expect((await create({ name: 'Bad', ...bad })).userErrors).toMatchObject([{ code, path: [field] }]);
    expect(await names()).toEqual(before);
  });

  it('makes nothing beyond what its maker holds, be it inherited', async () => {
    const maker = await makeMember(app(), ['ROLES_MANAGE', 'STAFF_VIEW']);
    const all = await makeRole(app(), { permissions: [...allPermissions] });
    const { mutate } = as(app(), maker);
    const before = await names();
    for (const input of [
      { permissions: ['CATALOG_MANAGE'] },
      { permissions: ['STAFF_VIEW', 'ROLES_MANAGE', 'ROLES_ASSIGN'] },
      { permissions: [...allPermissions] },
      { permissions: [], parentId: builtInRoleId('STAFF') },
      { permissions: [], parentId: builtInRoleId('ADMIN') },
      { permissions: ['STAFF_VIEW'], parentId: all.id },
    ])
      expect(
        (await mutate('createRole', { name: 'Ladder', ...input }, 'role { id }')).userErrors,
      ).toMatchObject([{ code: 'BEYOND_OWN_PERMISSIONS', path: ['permissions'] }]);
    expect(await names()).toEqual(before);
    const { role } = await mutate(
      'createRole',
      { name: 'Within', permissions: ['STAFF_VIEW'], parentId: maker.roleId },
      'role { effectivePermissions }',
    );
    expect(role).toEqual({ effectivePermissions: ['STAFF_VIEW', 'ROLES_MANAGE'] });
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['staff', 'FORBIDDEN'],
    ['manager', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const answer = await app().send(
      actor,
      'mutation { createRole(input: { name: "Nope", permissions: [] }) { role { id } } }',
    );
    expect(answer.data).toBeNull();
    expect(codeOf(answer)).toBe(code);
    expect(await names()).not.toContain('Nope');
  });
});
