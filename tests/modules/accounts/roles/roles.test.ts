import { describe, expect, it } from 'vitest';
import {
  builtInRoleId,
  builtInRoles,
  ensureBuiltInRoles,
} from '../../../../src/modules/accounts/roles/built-in-roles.ts';
import { permissionsByRole } from '../../../../src/modules/accounts/roles/permission-matrix.ts';
import { allPermissions, permissions } from '../../../../src/platform/authorization/permission.ts';
import { sql } from '../../../../src/platform/database/sql.ts';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codeOf } from '../../../kit/codes.ts';
import { give, makeMember, makeRole } from '../../../kit/factories/role.ts';

const app = useApp();

describe('roles', () => {
  it('begin with those that the program brings, each with what it inherits', async () => {
    const { roles } = await app().ask(
      'staff',
      '{ roles { id name description builtIn parent { name } effectivePermissions } }',
    );
    const held = permissionsByRole();
    const nameOf = (key: string | null) => builtInRoles.find(role => role.key === key)?.name;
    expect(roles).toEqual(
      builtInRoles
        .map(({ key, name, description, parent }) => ({
          id: builtInRoleId(key),
          name,
          description,
          builtIn: true,
          parent: parent && { name: nameOf(parent) },
          effectivePermissions: [...held.get(key)!],
        }))
        .toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    );
    expect([...held.get('ADMIN')!]).toEqual(allPermissions);
  });

  it('count their members, but for deleted ones', async () => {
    const role = await makeRole(app());
    const countOf = async () =>
      (await app().ask('staff', `{ role(id: "${role.id}") { memberCount } }`)).role.memberCount;
    expect(await countOf()).toBe(0);
    const people = [await app().actors.make(), await app().actors.make(), await app().actors.make()];
    for (const { userId } of people) await give(app(), userId, role.id);
    expect(await countOf()).toBe(3);
    const [deleted, suspended] = [people[0]!, people[1]!];
    await app().mutate('deleteUser', { userId: deleted.userId }, 'deletedUserId', 'admin');
    const status = { userId: suspended.userId, status: 'SUSPENDED' };
    await app().mutate('updateUserStatus', status, 'user { id }', 'admin');
    expect(await countOf()).toBe(2);
  });

  it('are found by id, also as a node; an unknown one is null', async () => {
    const { id, name } = await makeRole(app());
    const unknown = 'role_01h455vb4pex5vsknk084sn02q';
    expect(
      await app().ask(
        'staff',
        `{ role(id: "${id}") { name } node(id: "${id}") { ... on Role { name } } no: role(id: "${unknown}") { name } noNode: node(id: "${unknown}") { id } }`,
      ),
    ).toEqual({ role: { name }, node: { name }, no: null, noNode: null });
  });

  it('of others are not for a customer, who sees their own without the members and the parent', async () => {
    const parent = await makeRole(app());
    const other = await makeRole(app());
    const own = await makeRole(app(), { parentId: parent.id });
    const person = await app().actors.make({ roles: ['CUSTOMER'] });
    await give(app(), person.userId, own.id);
    const names = [own.name, 'Customer'].toSorted();
    const { ask, send } = as(app(), person);
    expect(
      await ask(
        `{ roles { name } me { roles { name } } own: role(id: "${own.id}") { name permissions requiresMfa maxDiscountRate }
          other: role(id: "${other.id}") { name } parent: role(id: "${parent.id}") { name } node(id: "${other.id}") { id } }`,
      ),
    ).toEqual({
      roles: names.map(name => ({ name })),
      me: { roles: names.map(name => ({ name })) },
      own: { name: own.name, permissions: [], requiresMfa: false, maxDiscountRate: '0' },
      other: null,
      parent: null,
      node: null,
    });
    for (const query of [
      '{ roles { memberCount } }',
      '{ roles { parent { name } } }',
      '{ me { roles { memberCount } } }',
      `{ role(id: "${own.id}") { parent { id } } }`,
    ])
      expect(codeOf(await send(query)), query).toBe('FORBIDDEN');
  });

  it.each(['STAFF_VIEW', 'USERS_VIEW', 'ROLES_ASSIGN', 'ROLES_MANAGE'] as const)(
    'are all for who has %s, and not for who has something else',
    async permission => {
      const { total } = (await app().sql<{ total: number }>('select count(*) as total from role'))[0]!;
      const may = await makeMember(app(), [permission]);
      const mayNot = await makeMember(app(), ['ORDERS_VIEW']);
      expect((await as(app(), may).ask('{ roles { memberCount } }')).roles).toHaveLength(Number(total) + 2);
      expect((await as(app(), mayNot).ask('{ roles { id } }')).roles).toEqual([{ id: mayNot.roleId }]);
    },
  );

  it('are not for a guest, nor are the permissions', async () => {
    for (const query of [
      '{ roles { id } }',
      '{ permissions { name } }',
      `{ role(id: "${builtInRoleId('ADMIN')}") { id } }`,
      `{ node(id: "${builtInRoleId('ADMIN')}") { id } }`,
    ])
      expect(codeOf(await app().send('guest', query))).toBe('UNAUTHENTICATED');
  });
});

describe('permissions', () => {
  it('are all listed with what they allow', async () => {
    expect((await app().ask('customer', '{ permissions { name description } }')).permissions).toEqual(
      Object.entries(permissions).map(([name, description]) => ({ name, description })),
    );
  });
});

describe('a new version of the program', () => {
  it('brings its roles up to date, and with them the roles below', async () => {
    const child = await makeRole(app(), { parentId: builtInRoleId('STAFF'), permissions: ['AUDIT_VIEW'] });
    const grandchild = await makeRole(app(), { parentId: child.id, permissions: ['EMAILS_VIEW'] });
    const { database } = app().app;
    const query = `{ roles { id name permissions effectivePermissions requiresMfa } }`;
    const before = await app().ask('admin', query);
    // As an older version left them, in which staff might not manage the catalogue.
    const old = JSON.stringify(['STAFF_VIEW']);
    await database.run(
      sql`update role set permissions = ${old}, effective_permissions = ${old} where id = ${builtInRoleId('STAFF')}`,
    );
    for (const { id } of [child, grandchild])
      await database.run(sql`update role set effective_permissions = '["AUDIT_VIEW"]' where id = ${id}`);
    await ensureBuiltInRoles(app().context());
    expect(await app().ask('admin', query)).toEqual(before);
  });

  it('writes nothing when all is as it should be', async () => {
    const query = '{ roles { id version updatedAt } }';
    const before = await app().ask('admin', query);
    await ensureBuiltInRoles(app().context());
    expect(await app().ask('admin', query)).toEqual(before);
  });
});
