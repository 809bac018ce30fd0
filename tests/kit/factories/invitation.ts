import type { TestApp } from '../app.ts';
import { mailedToken } from '../mails-to.ts';

let count = 0;

export interface Invited {
  readonly staffMemberId: string;
  readonly email: string;
  /** From the mail. */
  readonly token: string;
}

/** Somebody whom an administrator invited, and who has got the mail. */
export async function invited(app: TestApp, fields: object = {}): Promise<Invited> {
  count++;
  const input = { email: `invited${count}@example.com`, name: `Invited ${count}`, roleIds: [], ...fields };
  const { staffMember, userErrors } = await app.mutate(
    'inviteStaffMember',
    input,
    'staffMember { id }',
    'admin',
  );
  if (!staffMember) throw new Error(JSON.stringify(userErrors));
  const token = await mailedToken(app, input.email, 'staff.invitation');
  return { staffMemberId: staffMember.id, email: input.email, token };
}
