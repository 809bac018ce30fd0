import type { Permission } from '../../../platform/authorization/permission.ts';
import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';

export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/**
 * All users who hold a permission and can use it, for notifying them. A user who still has to enroll a second factor
 * cannot use any permission.
 */
export function holdersOf(ctx: Context, permission: Permission): Promise<Holder[]> {
  return query<Holder>(
    ctx,
    sql`/* accounts.holders */ select u.id, u.name, u.email from user as u
      where u.status = 'ACTIVE' and u.deleted_at is null
        and exists (select 1 from user_role as ur join role as r on r.id = ur.role_id
          where ur.user_id = u.id and r.effective_permissions like ${`%"${permission}"%`})
        and (u.mfa_enabled_at is not null or not exists (select 1 from user_role as ur join role as r on r.id = ur.role_id
          where ur.user_id = u.id and r.requires_mfa))
      order by u.id`,
  );
}
