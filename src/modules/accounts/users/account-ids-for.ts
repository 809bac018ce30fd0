import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { User } from './user.entity.ts';

/** The accounts that mails to an address are for. If there is no such account, the id is a new one that nobody has. */
export interface AccountIds {
  /** The account that confirmed the address. */
  readonly confirmedId: string;
  /** The newest account that claims the address while none has confirmed it. */
  readonly waitingId: string;
}

/**
 * The accounts of an address, for an event about it, within a transaction. For an address that nobody has, it runs the
 * same two statements and the same job is queued, so neither the response time nor a job reveals whether there is an
 * account.
 */
export async function accountIdsFor(ctx: Context, emailKey: string): Promise<AccountIds> {
  const [confirmed] = await query<{ id: string }>(
    ctx,
    sql`/* accounts.confirmedId */ select id from user where verified_email_key = ${emailKey} and deleted_at is null`,
  );
  const [claimant] = await query<{ id: string }>(
    ctx,
    sql`/* accounts.claimantId */ select id from user where email_key = ${emailKey} and verified_email_key is null and deleted_at is null order by created_at desc, id desc limit 1`,
  );
  const nobody = newId(User.idPrefix);
  return {
    confirmedId: confirmed?.id ?? nobody,
    waitingId: (confirmed ? undefined : claimant?.id) ?? nobody,
  };
}
