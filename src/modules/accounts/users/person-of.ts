import { guest } from '../../../platform/authorization/actor.ts';
import type { Permission } from '../../../platform/authorization/permission.ts';
import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';

/** A user and their current permissions. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly permissions: ReadonlySet<Permission>;
}

interface PersonRow {
  readonly name: string;
  readonly email: string;
  readonly mfaEnabledAt: unknown;
  readonly requiresMfa: number | boolean | null;
  readonly effectivePermissions: string | Permission[] | null;
}

/**
 * A user and their current permissions, for work that is done on their behalf later; null when they can no longer sign
 * in. As in a session, a user who still has to enroll a second factor has no permissions.
 */
export async function personOf(ctx: Context, userId: string): Promise<Person | null> {
  const rows = await query<PersonRow>(
    ctx,
    sql`/* accounts.person */ select u.name, u.email, u.mfa_enabled_at as mfaEnabledAt, r.requires_mfa as requiresMfa,
        r.effective_permissions as effectivePermissions
      from user as u left join user_role as ur on ur.user_id = u.id left join role as r on r.id = ur.role_id
      where u.id = ${userId} and u.status = 'ACTIVE' and u.deleted_at is null`,
  );
  const [first] = rows;
  if (!first) return null;
  const mustEnrollMfa = rows.some(row => row.requiresMfa) && first.mfaEnabledAt === null;
  const permissions = mustEnrollMfa ? guest.permissions : new Set(rows.flatMap(permissionsIn));
  return { id: userId, name: first.name, email: first.email, permissions };
}

function permissionsIn({ effectivePermissions }: PersonRow): Permission[] {
  if (typeof effectivePermissions === 'string') return JSON.parse(effectivePermissions) as Permission[];
  return effectivePermissions ?? [];
}
