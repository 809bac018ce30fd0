import type { Permission } from '../../../platform/authorization/permission.ts';
import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';

export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Everybody who holds a permission and can use it: to tell them of what waits for them. */
export function holdersOf(ctx: Context, permission: Permission): Promise<Holder[]> {
  return query<Holder>(
    ctx,
    sql`/* accounts.holders */ select distinct u.id, u.name, u.email from user as u
      join user_role as ur on ur.user_id = u.id join role as r on r.id = ur.role_id
      where r.effective_permissions like ${`%"${permission}"%`} and u.status = 'ACTIVE' and u.deleted_at is null
      order by u.id`,
  );
}
