import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { DataSubject } from '../../../platform/personal-data/personal-data.ts';

/** Who a user is in the store: also as a customer and as a staff member, even if deleted as such. */
export async function dataSubjectOf(ctx: Context, userId: string): Promise<DataSubject> {
  const [user] = await query<{ email: string; verifiedEmailKey: string | null }>(
    ctx,
    sql`/* exports.myAccount */ select email, verified_email_key as verifiedEmailKey from user where id = ${userId}`,
  );
  const customers = await query<{ id: string }>(
    ctx,
    sql`/* exports.myCustomers */ select id from customer where user_id = ${userId}`,
  );
  const members = await query<{ id: string }>(
    ctx,
    sql`/* exports.myStaffMembers */ select id from staff_member where user_id = ${userId}`,
  );
  return {
    userId,
    email: user?.verifiedEmailKey != null ? user.email : null,
    customerIds: customers.map(({ id }) => id),
    staffMemberIds: members.map(({ id }) => id),
  };
}
