import { expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { makeCustomer } from '../../kit/factories/customer.ts';
import { give, makeMember, makeRole } from '../../kit/factories/role.ts';
import { type Attempt, actionsOf, actionsOfDeleted, having, outcomes } from '../../kit/next-actions.ts';
import { statementsDuring } from '../../kit/statements.ts';

const app = useApp();

type Attempts = Record<string, (made: { id: string }) => Omit<Attempt, 'action'>>;

const onUsers: Attempts = {
  SUSPEND: ({ id: userId }) => ({ mutation: 'updateUserStatus', input: { userId, status: 'SUSPENDED' } }),
  REINSTATE: ({ id: userId }) => ({ mutation: 'updateUserStatus', input: { userId, status: 'ACTIVE' } }),
  RESET_MFA: ({ id: userId }) => ({ mutation: 'resetMfa', input: { userId } }),
  DELETE: ({ id: userId }) => ({ mutation: 'deleteUser', input: { userId } }),
  ERASE: ({ id: userId }) => ({ mutation: 'deleteUser', input: { userId, anonymize: true } }),
  RESTORE: ({ id: userId }) => ({ mutation: 'restoreUser', input: { userId } }),
};

async function person(changes = '', roles: 'ADMIN'[] = []): Promise<{ id: string }> {
  const { userId: id } = await app().actors.make({ roles });
  if (changes) await app().sql(`update user set ${changes} where id = ?`, [id]);
  return { id };
}

const deleted = "deleted_at = '2026-01-01 00:00:00', verified_email_key = null";
const users: [what: string, make: () => Promise<{ id: string }>, allowed: string, isDeleted?: boolean][] = [
  ['is active', () => person(), 'SUSPEND DELETE ERASE'],
  ['is suspended', () => person("status = 'SUSPENDED'"), 'REINSTATE DELETE ERASE'],
  [
    'has a second factor',
    () => person("mfa_enabled_at = '2026-01-01 00:00:00'"),
    'SUSPEND RESET_MFA DELETE ERASE',
  ],
  ['is above', () => person('', ['ADMIN']), ''],
  ['is deleted', () => person(deleted), 'ERASE RESTORE', true],
  ['is erased', () => person(`${deleted}, email = 'x@deleted.invalid'`), 'ERASE', true],
  ['lost the address', takenAddress, 'ERASE', true],
];

async function takenAddress(): Promise<{ id: string }> {
  const made = await person(deleted);
  const [row] = await app().sql<{ email: string }>('select email_key as email from user where id = ?', [
    made.id,
  ]);
  await app().actors.make({ email: row!.email });
  return made;
}

it.each(users)('an account that %s', async (_what, make, allowed, isDeleted) => {
  const who = as(app(), await makeMember(app(), ['USERS_VIEW', 'USERS_MANAGE']));
  const read = ({ id }: { id: string }) =>
    isDeleted ? actionsOfDeleted(who, 'users', id) : actionsOf(who, 'User', id);
  const result = await outcomes(who, make, read, onUsers);
  expect(having(result, 'allowed')).toBe(allowed);
  expect(having(result, 'hidden')).toBe('');
  const onlooker = as(app(), await makeMember(app(), ['USERS_VIEW']));
  expect(await actionsOf(onlooker, 'User', (await make()).id)).toEqual([]);
});

it('one may delete one’s own account, and not remove its second factor this way', async () => {
  const { userId, ...actor } = await makeMember(app(), []);
  const own = await actionsOf(as(app(), actor), 'User', userId);
  expect(own.map(({ action, allowed }) => [action, allowed])).toEqual([
    ['DELETE', true],
    ['ERASE', true],
  ]);
  const manager = await makeMember(app(), ['USERS_MANAGE']);
  const { RESET_MFA } = onUsers;
  const result = await outcomes(
    as(app(), manager),
    async () => ({ id: manager.userId }),
    ({ id }) => actionsOf(as(app(), manager), 'User', id),
    { RESET_MFA: RESET_MFA! },
  );
  expect(result).toEqual({ RESET_MFA: 'refused' });
});

it('says who is the last administrator', async () => {
  const admin = await app().actors.find('admin');
  await app().sql(
    "update user set status = 'SUSPENDED' where id <> ? and id in (select user_id from user_role as ur join role as r on r.id = ur.role_id where r.built_in_key = 'ADMIN')",
    [admin.userId],
  );
  const { SUSPEND, DELETE } = onUsers;
  const who = as(app(), 'admin');
  const make = async () => ({ id: admin.userId });
  const result = await outcomes(who, make, ({ id }) => actionsOf(who, 'User', id), {
    SUSPEND: SUSPEND!,
    DELETE: DELETE!,
  });
  expect(result).toEqual({ SUSPEND: 'refused', DELETE: 'refused' });
});

const onRoles: Attempts = {
  UPDATE: ({ id: roleId }) => ({ mutation: 'updateRole', input: { roleId, requiresMfa: false } }),
  DELETE: ({ id: roleId }) => ({ mutation: 'deleteRole', input: { roleId } }),
};
const builtIn = async (key: string) =>
  (await app().sql<{ id: string }>('select id from role where built_in_key = ?', [key]))[0]!;

const roles: [what: string, make: () => Promise<{ id: string }>, allowed: string][] = [
  ['nobody has', () => makeRole(app(), { permissions: ['ORDERS_VIEW'] }), 'UPDATE DELETE'],
  ['somebody has', givenRole, 'UPDATE'],
  ['another inherits from', inheritedRole, 'UPDATE'],
  ['is below one with more permissions', aboveRole, ''],
  ['grants more', () => makeRole(app(), { permissions: ['AUDIT_VIEW'] }), ''],
  ['is built in', () => builtIn('CUSTOMER'), 'UPDATE'],
];

async function givenRole() {
  const role = await makeRole(app(), { permissions: ['ORDERS_VIEW'] });
  await give(app(), (await app().actors.make()).userId, role.id);
  return role;
}
async function inheritedRole() {
  const role = await makeRole(app(), { permissions: ['ORDERS_VIEW'] });
  await makeRole(app(), { permissions: [], parentId: role.id });
  return role;
}
async function aboveRole() {
  const role = await makeRole(app(), { permissions: ['ORDERS_VIEW'] });
  await makeRole(app(), { permissions: ['AUDIT_VIEW'], parentId: role.id });
  return role;
}

it.each(roles)('a role that %s', async (_what, make, allowed) => {
  const who = as(app(), await makeMember(app(), ['ROLES_MANAGE', 'ORDERS_VIEW']));
  const result = await outcomes(who, make, ({ id }) => actionsOf(who, 'Role', id), onRoles);
  expect(having(result, 'allowed')).toBe(allowed);
  expect(having(result, 'hidden')).toBe('');
  const giver = as(app(), await makeMember(app(), ['ROLES_ASSIGN']));
  const offers = await actionsOf(giver, 'Role', (await make()).id);
  expect(offers.map(({ action }) => action)).toEqual(['ASSIGN', 'UNASSIGN']);
});

const onCustomers: Attempts = {
  UPDATE: ({ id: customerId }) => ({ mutation: 'updateCustomer', input: { customerId, name: 'Other' } }),
  DELETE: ({ id: customerId }) => ({ mutation: 'deleteCustomer', input: { customerId } }),
  RESTORE: ({ id: customerId }) => ({ mutation: 'restoreCustomer', input: { customerId } }),
};

it('a customer, there and deleted', async () => {
  const who = as(app(), await makeMember(app(), ['CUSTOMERS_VIEW', 'CUSTOMERS_MANAGE']));
  const there = await outcomes(
    who,
    () => makeCustomer(app(), {}),
    ({ id }) => actionsOf(who, 'Customer', id),
    onCustomers,
  );
  expect(having(there, 'allowed')).toBe('UPDATE DELETE');
  const gone = async () => {
    const { id } = await makeCustomer(app(), {});
    await who.mutate('deleteCustomer', { customerId: id }, 'deletedCustomerId');
    return { id };
  };
  const result = await outcomes(who, gone, ({ id }) => actionsOfDeleted(who, 'customers', id), onCustomers);
  expect([having(result, 'allowed'), having(result, 'hidden')]).toEqual(['RESTORE', '']);
  const onlooker = as(app(), await makeMember(app(), ['CUSTOMERS_VIEW']));
  expect(await actionsOf(onlooker, 'Customer', (await makeCustomer(app(), {})).id)).toEqual([]);
});

it('takes as many statements for many as for two', async () => {
  for (let number = 0; number < 12; number++) await makeMember(app(), ['ORDERS_VIEW']);
  const count = async (first: number) =>
    (
      await statementsDuring(app(), () =>
        app().ask('admin', `{ users(first: ${first}) { nodes { id nextActions { action } } } }`),
      )
    ).length;
  expect(await count(12)).toBe(await count(2));
  const statements = await statementsDuring(app(), () =>
    app().ask('admin', '{ roles { id nextActions { action } } }'),
  );
  expect(statements.length).toBeLessThan(6);
});
