import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { emailKeyOf } from '../email-address.ts';
import { demoAccounts } from './demo-accounts.ts';

/** The accounts of the demo store that are left here. */
export async function findDemoAccounts(
  ctx: Context,
): Promise<{ id: string; email: string; isActive: boolean }[]> {
  const keys = demoAccounts.map(({ email }) => emailKeyOf(email));
  const rows = await query<{ id: string; email: string; status: string }>(
    ctx,
    sql`/* accounts.demo */ select id, email, status from user where verified_email_key in (${listSql(keys)}) and deleted_at is null`,
  );
  return rows.map(({ id, email, status }) => ({ id, email, isActive: status === 'ACTIVE' }));
}
