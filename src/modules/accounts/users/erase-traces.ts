import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { eraseIdempotencyRecords } from '../../../platform/idempotency/erase-idempotency-records.ts';
import { deleteJobsWith } from '../../../platform/jobs/delete-jobs.ts';
import { eraseJobErrors } from '../../../platform/jobs/erase-job-errors.ts';
import { eraseEmails } from '../../../platform/mail/erase-emails.ts';
import { eraseAlerts } from '../../audit/alerts/erase-alerts.ts';
import { emailKeyOf } from '../email-address.ts';
import { sendPasswordReset } from '../jobs/account-mails.jobs.ts';
import { resendVerification } from '../jobs/registration.jobs.ts';

/** How a person is found in tables outside of accounts. */
export interface Traces {
  readonly userId: string;
  readonly customerId: string | null;
  /** Null for an account that merely claimed the address: the mails and alerts of its owner must stay. */
  readonly email: string | null;
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

/** Erases a person from mails, security alerts, jobs, and idempotency records, within a transaction. */
export async function eraseTraces(ctx: Context, traces: Traces): Promise<void> {
  const { userId, customerId, email, networkAddresses } = traces;
  const addresses = email === null ? networkAddresses : [...networkAddresses, emailKeyOf(email)];
  const alertIds = await eraseAlerts(ctx, { userId, addresses });
  const ids = [userId, ...(customerId === null ? [] : [customerId]), ...alertIds];
  await eraseEmails(ctx, { address: email, ids });
  await eraseIdempotencyRecords(ctx, userId);
  if (email === null) return;
  await eraseJobErrors(ctx, email);
  // Jobs of an earlier version carry the address as it was typed; a dead one may still be here.
  for (const { name } of [sendPasswordReset, resendVerification])
    await deleteJobsWith(ctx, name, 'email', [email, emailKeyOf(email)]);
}
