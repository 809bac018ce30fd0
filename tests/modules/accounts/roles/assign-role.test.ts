import { describe, expect, it } from 'vitest';
import { type BuiltInKey, builtInRoleId } from '../../../../src/modules/accounts/roles/built-in-roles.ts';
import { permissionsByRole } from '../../../../src/modules/accounts/roles/permission-matrix.ts';
import { effectivePermissions } from '../../../../src/modules/accounts/roles/role.rules.ts';
import { allPermissions } from '../../../../src/platform/authorization/permission.ts';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codeOf } from '../../../kit/codes.ts';
import { give, makeMember, makeRole, rolesOf } from '../../../kit/factories/role.ts';
import { sentMails } from '../../../kit/mailbox.ts';

const app = useApp();
const staffPermissions = [...permissionsByRole().get('STAFF')!];

const assign = (userId: string, roleId: string, actor = 'manager') =>
  app().mutate('assignRole', { userId, roleId }, 'user { roles { name } permissions }', actor);

describe('assignRole', () => {
  it('gives somebody a role, which counts at their next request', async () => {
    const person = await app().actors.make();
    const { send } = as(app(), person);
    expect(codeOf(await send('{ staffMembers { totalCount } }'))).toBe('FORBIDDEN');
    const { user, userErrors } = await assign(person.userId, builtInRoleId('STAFF'));
    expect(userErrors).toEqual([]);
    expect(user).toEqual({
      roles: [{ name: 'Staff' }],
      permissions: staffPermissions,
    });
    expect((await send('{ staffMembers { totalCount } }')).errors).toBeUndefined();
  });

  it('adds up the permissions of all roles', async () => {
    const person = await app().actors.make({ roles: ['STAFF'] });
    const audit = await makeRole(app(), { name: 'Auditor', permissions: ['AUDIT_VIEW', 'STAFF_VIEW'] });
    expect((await assign(person.userId, audit.id)).user).toEqual({
      roles: [{ name: 'Auditor' }, { name: 'Staff' }],
      permissions: effectivePermissions(['AUDIT_VIEW'], staffPermissions),
    });
  });

  it('tells the audit log who gave what to whom', async () => {
    const person = await app().actors.make();
    const manager = await app().actors.find('manager');
    await assign(person.userId, builtInRoleId('STAFF'));
    const { auditLog } = await app().ask(
      'manager',
      `{ auditLog(filter: { targetId: "${person.userId}" }) { nodes { action actor { id } facts } } }`,
    );
    expect(auditLog.nodes).toEqual([
      {
        action: 'user.role-assigned',
        actor: { id: manager.userId },
        facts: { roleId: builtInRoleId('STAFF'), role: 'Staff' },
      },
    ]);
  });

  it('happens once when many do it at once', async () => {
    for (let round = 1; round <= 3; round++) {
      const { userId } = await app().actors.make();
      const answers = await Promise.all([1, 2, 3].map(() => assign(userId, builtInRoleId('STAFF'))));
      expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject([
        { code: 'ALREADY_DONE', path: ['roleId'] },
        { code: 'ALREADY_DONE', path: ['roleId'] },
      ]);
      expect(await rolesOf(app(), userId)).toEqual(['Staff']);
    }
  });

  it.each([
    ['userId', { userId: 'user_01h455vb4pex5vsknk084sn02q' }],
    ['roleId', { roleId: 'role_01h455vb4pex5vsknk084sn02q' }],
  ])('refuses an unknown %s', async (field, bad) => {
    const { userId } = await app().actors.make();
    const input = { userId, roleId: builtInRoleId('STAFF'), ...bad };
    expect((await app().mutate('assignRole', input, 'user { id }')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: [field] },
    ]);
    expect(await rolesOf(app(), userId)).toEqual([]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['staff', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const { userId } = await app().actors.make();
    for (const name of ['assignRole', 'unassignRole']) {
      const answer = await app().send(
        actor,
        `mutation { ${name}(input: { userId: "${userId}", roleId: "${builtInRoleId('CUSTOMER')}" }) { user { id } } }`,
      );
      expect(answer.data).toBeNull();
      expect(codeOf(answer)).toBe(code);
    }
    expect(await rolesOf(app(), userId)).toEqual([]);
  });
});

describe('assignRole beyond what one holds', () => {
  it('is refused to a manager, for themselves as for others', async () => {
    const { userId } = await app().actors.make();
    const manager = await app().actors.find('manager');
    const custom = await makeRole(app(), { permissions: ['JOBS_MANAGE'] });
    for (const [whom, roleId] of [
      [userId, builtInRoleId('ADMIN')],
      [manager.userId, builtInRoleId('ADMIN')],
      [manager.userId, custom.id],
    ] as const)
      expect((await assign(whom, roleId)).userErrors).toMatchObject([
        { code: 'BEYOND_OWN_PERMISSIONS', path: ['roleId'] },
      ]);
    expect(await rolesOf(app(), userId)).toEqual([]);
    expect(await rolesOf(app(), manager.userId)).toEqual(['Manager']);
  });

  it('is refused whatever way a member with the rights over roles takes', async () => {
    const climber = await makeMember(app(), ['ROLES_MANAGE', 'ROLES_ASSIGN']);
    const { mutate, ask } = as(app(), climber);
    const one = await makeRole(app(), { permissions: ['USERS_VIEW'] });
    const built = Object.values<BuiltInKey>(['ADMIN', 'MANAGER', 'STAFF']).map(builtInRoleId);
    for (const roleId of [one.id, ...built]) {
      for (const name of ['assignRole', 'unassignRole'])
        expect(
          (await mutate(name, { userId: climber.userId, roleId }, 'user { id }')).userErrors,
        ).toMatchObject([{ code: 'BEYOND_OWN_PERMISSIONS' }]);
    }
    // A role that is harmless when they get it, and would be more by its parent.
    const { role } = await mutate('createRole', { name: 'Harmless', permissions: [] }, 'role { id }');
    const own = { userId: climber.userId, roleId: role.id };
    expect((await mutate('assignRole', own, 'user { id }')).userErrors).toEqual([]);
    expect(
      (await mutate('updateRole', { roleId: role.id, parentId: one.id }, 'role { id }')).userErrors,
    ).toMatchObject([{ code: 'BEYOND_OWN_PERMISSIONS' }]);
    expect(await ask('{ me { permissions } }')).toEqual({
      me: { permissions: ['ROLES_ASSIGN', 'ROLES_MANAGE'] },
    });
  });

  it('is possible within it', async () => {
    const member = await makeMember(app(), ['ROLES_ASSIGN', 'STAFF_VIEW']);
    const role = await makeRole(app(), { permissions: ['STAFF_VIEW'] });
    const { userId } = await app().actors.make();
    const { userErrors } = await as(app(), member).mutate(
      'assignRole',
      { userId, roleId: role.id },
      'user { id }',
    );
    expect(userErrors).toEqual([]);
    expect(await rolesOf(app(), userId)).toEqual([role.name]);
  });
});

describe('a new administrator', () => {
  it('raises an alert, and mails those who read the audit log', async () => {
    const { userId } = await app().actors.make({ name: 'Rising star' });
    await app().work();
    await give(app(), userId, builtInRoleId('ADMIN'));
    const { securityAlerts, user } = await app().ask(
      'manager',
      `{ securityAlerts { nodes { kind message } } user(id: "${userId}") { permissions } }`,
    );
    expect(user.permissions).toEqual(allPermissions);
    const alerts = securityAlerts.nodes.filter((one: { message: string }) => one.message.includes(userId));
    expect(alerts).toEqual([
      {
        kind: 'NEW_ADMIN',
        message: `${userId} was given the role "Administrator", which grants all permissions.`,
      },
    ]);
    await app().work();
    const mails = (await sentMails(app())).filter(mail => mail.text.includes(userId));
    const manager = await app().actors.find('manager');
    expect(mails.map(mail => mail.to)).toContain(manager.email);
    expect(mails.every(mail => mail.template === 'accounts.security-alert')).toBe(true);
  });
});
