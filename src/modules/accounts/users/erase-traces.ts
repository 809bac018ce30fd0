import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { eraseIdempotencyRecords } from '../../../platform/idempotency/erase-idempotency-records.ts';
import { deleteJobsWith } from '../../../platform/jobs/delete-jobs.ts';
import { eraseJobErrors } from '../../../platform/jobs/erase-job-errors.ts';
import { eraseEmails } from '../../../platform/mail/erase-emails.ts';
import { eraseAlerts } from '../../audit/alerts/erase-alerts.ts';
import { emailKeyOf } from '../email-address.ts';
import { EmailChange } from '../email-change/email-change.entity.ts';
import { sendPasswordReset } from '../jobs/account-mails.jobs.ts';
import { resendVerification } from '../jobs/registration.jobs.ts';
import { User } from './user.entity.ts';

/** How a person is found in tables outside of accounts. */
export interface Traces {
  readonly userId: string;
  readonly customerId: string | null;
  /** The addresses that were theirs, now or before; not one that they merely claimed: the mails and alerts of its owner must stay. */
  readonly emails: readonly string[];
  /** The IP addresses of their requests. */
  readonly networkAddresses: readonly string[];
}

/** The IP addresses of the user's requests, from the sessions and the audit log. */
export async function networkAddressesOf(ctx: Context, userId: string): Promise<string[]> {
  const rows = await query<{ ip: string }>(
    ctx,
    sql`/* accounts.networkAddresses */ select ip from session where user_id = ${userId} and ip is not null
      union select ip from audit_entry where actor_id = ${userId} and ip is not null`,
  );
  return rows.map(({ ip }) => ip);
}

/** The addresses that the user had confirmed and changed since, without those that other accounts have confirmed. */
export async function earlierEmailsOf(ctx: Context, userId: string): Promise<string[]> {
  const changes = await ctx.em.find(EmailChange, {
    user: userId,
    wasConfirmed: true,
    confirmedAt: { $ne: null },
  });
  const emails = new Set(changes.map(({ oldEmail }) => oldEmail));
  const taken = await ctx.em.find(User, {
    verifiedEmailKey: { $in: [...emails].map(emailKeyOf) },
    id: { $ne: userId },
  });
  const takenKeys = new Set(taken.map(({ emailKey }) => emailKey));
  return [...emails].filter(email => !takenKeys.has(emailKeyOf(email)));
}

/** Erases a person from mails, security alerts, jobs, and idempotency records, within a transaction. */
export async function eraseTraces(ctx: Context, traces: Traces): Promise<void> {
  const { userId, customerId, emails, networkAddresses } = traces;
  const addresses = [...networkAddresses, ...emails.map(emailKeyOf)];
  const alertIds = await eraseAlerts(ctx, { userId, addresses });
  const ids = [userId, ...(customerId === null ? [] : [customerId]), ...alertIds];
  await eraseEmails(ctx, { addresses: emails, ids });
  await eraseIdempotencyRecords(ctx, userId);
  for (const email of emails) {
    await eraseJobErrors(ctx, email);
    // Jobs of an earlier version carry the address as it was typed; a dead one may still be here.
    for (const { name } of [sendPasswordReset, resendVerification])
      await deleteJobsWith(ctx, name, 'email', [email, emailKeyOf(email)]);
  }
}
