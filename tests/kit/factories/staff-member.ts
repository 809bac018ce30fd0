import { testPassword } from '../actors.ts';
import type { TestApp } from '../app.ts';
import { mailbox, type ReceivedMail } from '../mailbox.ts';

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

/** The mails about staff that went to an address, by template, once all background work is done. */
export async function staffMailsTo(app: TestApp, email: string): Promise<ReceivedMail[]> {
  await app.work();
  const mails = await mailbox(app.app.services.config.mailFolder!);
  return mails
    .filter(mail => mail.to === email && mail.template.startsWith('staff.'))
    .toSorted((one, other) => (one.template < other.template ? -1 : 1));
}

export async function statusOf(app: TestApp, id: string): Promise<string> {
  const { staffMember } = await app.ask('admin', `{ staffMember(id: "${id}") { status } }`);
  return staffMember.status;
}
