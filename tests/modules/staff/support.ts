import type { TestApp } from '../../kit/app.ts';
import type { ReceivedMail } from '../../kit/mailbox.ts';
import { mailsTo } from '../../kit/mails-to.ts';

/** The mails about staff that went to an address, by template, once all background work is done. */
export async function staffMailsTo(app: TestApp, email: string): Promise<ReceivedMail[]> {
  const mails = await mailsTo(app, email, 'staff.');
  return mails.toSorted((one, other) => (one.template < other.template ? -1 : 1));
}

export async function statusOf(app: TestApp, id: string): Promise<string> {
  const { staffMember } = await app.ask('admin', `{ staffMember(id: "${id}") { status } }`);
  return staffMember.status;
}

/** Has somebody who waits turned down. Returns the payload. */
export const reject = (app: TestApp, staffMemberId: string, reason = 'No vacancy.', actor = 'manager') =>
  app.mutate(
    'rejectStaffMember',
    { staffMemberId, reason },
    'staffMember { status rejectionReason approvedBy { id } approvedAt }',
    actor,
  );

/** Has somebody suspended. Returns the payload. */
export const suspend = (app: TestApp, staffMemberId: string, actor = 'manager', reason?: string) =>
  app.mutate(
    'suspendStaffMember',
    { staffMemberId, reason },
    'staffMember { status user { status sessions { id } } }',
    actor,
  );
