import { testPassword } from '../actors.ts';
import type { TestApp } from '../app.ts';

let count = 0;

export interface Registered {
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly headers: Record<string, string>;
}

/** Somebody who registered as staff, and is signed in. */
export async function registered(app: TestApp, fields: object = {}): Promise<Registered> {
  count++;
  const input = { email: `new${count}@example.com`, name: `Newcomer ${count}`, password: testPassword };
  const { staffMember, userErrors } = await app.mutate(
    'registerStaff',
    { ...input, ...fields },
    'staffMember { id name user { id email } }',
    'guest',
  );
  if (!staffMember) throw new Error(JSON.stringify(userErrors));
  const { id, name, user } = staffMember;
  const { headers } = await app.actors.signIn(user.id);
  return { id, name, userId: user.id, email: user.email, headers };
}

/** One whom a manager has let in, with these roles. */
export async function approved(app: TestApp, roleIds: readonly string[] = []): Promise<Registered> {
  const member = await registered(app);
  const { userErrors } = await app.mutate(
    'approveStaffMember',
    { staffMemberId: member.id, roleIds },
    'staffMember { id }',
    'admin',
  );
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return member;
}

/** A staff member whom an administrator wrote down, and who has no account. */
export async function makeStaffMember(
  app: TestApp,
  fields: object = {},
): Promise<{ readonly id: string; readonly name: string }> {
  const input = { name: 'Somebody', ...fields };
  const { staffMember, userErrors } = await app.mutate(
    'createStaffMember',
    input,
    'staffMember { id name }',
    'admin',
  );
  if (!staffMember) throw new Error(JSON.stringify(userErrors));
  return staffMember;
}
