import type { Permission } from '../../../src/platform/authorization/permission.ts';
import type { TestActor } from '../actors.ts';
import type { TestApp } from '../app.ts';

let count = 0;

export interface MadeRole {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** A role, made by an administrator. */
export async function makeRole(app: TestApp, fields: object = {}): Promise<MadeRole> {
  count++;
  const input = { name: `Role ${count}`, permissions: [], ...fields };
  const { role, userErrors } = await app.mutate('createRole', input, 'role { id name version }', 'admin');
  if (!role) throw new Error(JSON.stringify(userErrors));
  return role;
}

/** Gives somebody a role, as an administrator. */
export async function give(app: TestApp, userId: string, roleId: string): Promise<void> {
  const { userErrors } = await app.mutate('assignRole', { userId, roleId }, 'user { id }', 'admin');
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}

/** Somebody signed in who holds exactly these permissions. */
export async function makeMember(
  app: TestApp,
  permissions: readonly Permission[],
): Promise<TestActor & { roleId: string }> {
  const actor = await app.actors.make();
  const role = await makeRole(app, { permissions });
  await give(app, actor.userId, role.id);
  return { ...actor, roleId: role.id };
}

/** The names of the roles that somebody holds. */
export async function rolesOf(app: TestApp, userId: string): Promise<string[]> {
  const { user } = await app.ask('admin', `{ user(id: "${userId}") { roles { name } } }`);
  return user.roles.map((role: { name: string }) => role.name);
}
