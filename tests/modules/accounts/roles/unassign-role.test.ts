import { describe, expect, it } from 'vitest';
import { builtInRoleId } from '../../../../src/modules/accounts/roles/built-in-roles.ts';
import { sql } from '../../../../src/platform/database/sql.ts';
import type { Answer } from '../../../kit/answer.ts';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codeOf } from '../../../kit/codes.ts';
import { give, makeMember, makeRole, rolesOf } from '../../../kit/factories/role.ts';

const app = useApp();

const unassign = (userId: string, roleId: string, actor = 'manager') =>
  app().mutate('unassignRole', { userId, roleId }, 'user { roles { name } }', actor);

describe('unassignRole', () => {
  it('takes a role away, which counts at their next request', async () => {
    const person = await app().actors.make({ roles: ['STAFF', 'CUSTOMER'] });
    const { send } = as(app(), person);
    expect((await send('{ staffMembers { totalCount } }')).errors).toBeUndefined();
    const { user, userErrors } = await unassign(person.userId, builtInRoleId('STAFF'));
    expect(userErrors).toEqual([]);
    expect(user).toEqual({ roles: [{ name: 'Customer' }] });
    expect(codeOf(await send('{ staffMembers { totalCount } }'))).toBe('FORBIDDEN');
  });

  it('refuses a role that they do not have, and what is not there', async () => {
    const { userId } = await app().actors.make({ roles: ['CUSTOMER'] });
    expect((await unassign(userId, builtInRoleId('STAFF'))).userErrors).toMatchObject([
      { code: 'ALREADY_DONE', path: ['roleId'] },
    ]);
    expect((await unassign(userId, 'role_01h455vb4pex5vsknk084sn02q')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['roleId'] },
    ]);
    const nobody = 'user_01h455vb4pex5vsknk084sn02q';
    expect((await unassign(nobody, builtInRoleId('STAFF'))).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['userId'] },
    ]);
    expect(await rolesOf(app(), userId)).toEqual(['Customer']);
  });

  it('is refused for a role that allows more than who asks holds', async () => {
    const admin = await app().actors.make({ roles: ['ADMIN'] });
    const above = await makeRole(app(), { permissions: ['JOBS_MANAGE'] });
    await give(app(), admin.userId, above.id);
    for (const roleId of [builtInRoleId('ADMIN'), above.id])
      expect((await unassign(admin.userId, roleId)).userErrors).toMatchObject([
        { code: 'BEYOND_OWN_PERMISSIONS', path: ['roleId'] },
      ]);
    expect(await rolesOf(app(), admin.userId)).toEqual(['Administrator', above.name]);
    const member = await makeMember(app(), ['ROLES_ASSIGN']);
    const clerk = await app().actors.make({ roles: ['STAFF'] });
    const { userErrors } = await as(app(), member).mutate(
      'unassignRole',
      { userId: clerk.userId, roleId: builtInRoleId('STAFF') },
      'user { id }',
    );
    expect(userErrors).toMatchObject([{ code: 'BEYOND_OWN_PERMISSIONS' }]);
    expect(await rolesOf(app(), clerk.userId)).toEqual(['Staff']);
  });
});

describe('unassignRole from administrators', () => {
  const own = useApp();
  const adminRole = builtInRoleId('ADMIN');
  const makeAdmin = () => own().actors.make({ roles: ['ADMIN'] });
  const demote = (by: { headers: Record<string, string> }, userId: string) =>
    as(own(), by).mutate('unassignRole', { userId, roleId: adminRole }, 'user { id }');
  const isAdmin = async (person: { headers: Record<string, string> }) =>
    (await as(own(), person).ask('{ me { roles { id } } }')).me.roles.length === 1;

  it('keeps the last one who can act', async () => {
    const [first, suspended, deleted] = [await makeAdmin(), await makeAdmin(), await makeAdmin()];
    const change = as(own(), first).mutate;
    await change('updateUserStatus', { userId: suspended.userId, status: 'SUSPENDED' }, '__typename');
    await change('deleteUser', { userId: deleted.userId }, '__typename');
    // Who has all permissions by a role of another name is no administrator.
    const { role } = await change(
      'createRole',
      { name: 'Deputy', permissions: [], parentId: adminRole },
      'role { id }',
    );
    const deputy = await own().actors.make();
    await change('assignRole', { userId: deputy.userId, roleId: role.id }, '__typename');
    for (const by of [first, deputy])
      expect((await demote(by, first.userId)).userErrors).toMatchObject([
        { code: 'LAST_ADMIN', path: ['userId'] },
      ]);
    expect(await isAdmin(first)).toBe(true);
    expect((await demote(first, suspended.userId)).userErrors).toEqual([]);
    const second = await makeAdmin();
    expect((await demote(second, first.userId)).userErrors).toEqual([]);
    expect(await isAdmin(first)).toBe(false);
    expect((await demote(second, second.userId)).userErrors).toMatchObject([{ code: 'LAST_ADMIN' }]);
  });

  /** Two administrators, and no others. */
  async function onlyTwo() {
    const others = await own().app.database.run<{ id: string }>(
      sql`select user_id as id from user_role where role_id = ${adminRole}`,
    );
    const two = [await makeAdmin(), await makeAdmin()] as const;
    for (const { id } of others) await demote(two[0], id);
    return two;
  }

  /** Who asks when they have already lost is refused as anybody else; who asked in time is the last one. */
  async function outcome(answer: Promise<Answer>) {
    const { data, errors } = await answer;
    if (errors) return errors[0]!.extensions.code;
    return Object.values<{ userErrors: { code: string }[] }>(data)[0]!.userErrors[0]?.code ?? 'done';
  }
  const mutation = (by: { headers: Record<string, string> }, call: string) =>
    outcome(as(own(), by).send(`mutation { ${call} { userErrors { code } } }`));

  it('lets one of two win who demote each other at once', async () => {
    let [one, other] = await onlyTwo();
    for (let round = 1; round <= 8; round++) {
      const demoting = (userId: string) =>
        `unassignRole(input: { userId: "${userId}", roleId: "${adminRole}" })`;
      const outcomes = await Promise.all([
        mutation(one, demoting(other.userId)),
        mutation(other, demoting(one.userId)),
      ]);
      expect(outcomes.filter(code => code === 'done')).toHaveLength(1);
      expect(['LAST_ADMIN', 'FORBIDDEN']).toContain(outcomes.find(code => code !== 'done'));
      const left = [await isAdmin(one), await isAdmin(other)];
      expect(left).toEqual(outcomes.map(code => code === 'done'));
      [one, other] = [left[0] ? one : other, await makeAdmin()];
    }
  });

  it('lets one of two win who suspend or delete each other at once', async () => {
    let [one, other] = await onlyTwo();
    for (let round = 1; round <= 6; round++) {
      const outcomes = await Promise.all([
        mutation(one, `updateUserStatus(input: { userId: "${other.userId}", status: SUSPENDED })`),
        mutation(other, `deleteUser(input: { userId: "${one.userId}" })`),
      ]);
      expect(outcomes.filter(code => code === 'done')).toHaveLength(1);
      expect(['LAST_ADMIN', 'UNAUTHENTICATED']).toContain(outcomes.find(code => code !== 'done'));
      const left = outcomes[0] === 'done' ? one : other;
      expect(await isAdmin(left)).toBe(true);
      [one, other] = [left, await makeAdmin()];
    }
  });
});
