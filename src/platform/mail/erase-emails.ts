import type { Context } from '../context/context.ts';
import { query } from '../database/rows.ts';
import { listSql, type Sql, sql } from '../database/sql.ts';
import { deleteJobsWith } from '../jobs/delete-jobs.ts';
import { deliverMailName } from './deliver-mail.job.ts';

/** Whose traces to take out of the mails. */
export interface ErasedRecipient {
  /** Every mail to these addresses; none for somebody whose address belongs to others too. */
  readonly addresses: readonly string[];
  /** The ids under which mails went to them or were about them: of a user, a customer, an alert, … */
  readonly ids: readonly string[];
}

/**
 * Erases a person from the records of mails, within a transaction. The records stay: sent to nobody, with no subject. What
 * others were sent about the person keeps its recipient. A mail that was not sent yet is never sent, and its content goes.
 */
export async function eraseEmails(ctx: Context, { addresses, ids }: ErasedRecipient): Promise<void> {
  const toThem = [
    ...(addresses.length === 0 ? [] : await emailsWhere(ctx, sql`to_address in (${listSql(addresses)})`)),
    ...(await emailsWhere(ctx, sql`recipient_id in (${listSql(ids)})`)),
  ];
  const aboutThem = await emailsWhere(ctx, sql`about_id in (${listSql(ids)})`);
  const unsent = [...toThem, ...aboutThem].filter(({ status }) => status !== 'SENT').map(({ id }) => id);
  await deleteJobsWith(ctx, deliverMailName, 'emailId', unsent);
  await update(ctx, unsent, sql`status = 'FAILED', sealed_body = null`);
  // A subject may name the person, and the error of a mail server repeats the address.
  const erased = sql`subject = '(erased)', last_error = null`;
  await update(
    ctx,
    toThem.map(({ id }) => id),
    sql`to_address = 'erased@deleted.invalid', to_name = null, ${erased}`,
  );
  await update(
    ctx,
    aboutThem.map(({ id }) => id),
    erased,
  );
}

interface Found {
  readonly id: string;
  readonly status: string;
}

// Found without locks and changed by id: a range would lock out those who queue mails meanwhile.
function emailsWhere(ctx: Context, where: Sql): Promise<Found[]> {
  return query<Found>(ctx, sql`/* mail.ofPerson */ select id, status from email_message where ${where}`);
}

const idsPerStatement = 1_000;

async function update(ctx: Context, ids: readonly string[], changes: Sql): Promise<void> {
  for (let start = 0; start < ids.length; start += idsPerStatement) {
    const some = listSql(ids.slice(start, start + idsPerStatement));
    await query(ctx, sql`/* mail.erase */ update email_message set ${changes} where id in (${some})`);
  }
}
