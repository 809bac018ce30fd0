import type { Context } from '../../../platform/context/context.ts';
import { loadGroup } from '../../../platform/database/load.ts';
import { type Row, selectionOf, selectRows } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { Role } from './role.entity.ts';

const everything = 'all';

export type RoleSummary = Pick<Row<Role>, 'id' | 'name' | 'parent' | 'permissions' | 'effectivePermissions'>;

/** All roles, for rules about several of them. They are few; who asks at the same time shares one statement. */
export function allRoles(ctx: Context): Promise<RoleSummary[]> {
  const columns = ['name', 'parent', 'permissions', 'effectivePermissions'];
  const selection = selectionOf(ctx.database.db, Role, columns);
  return loadGroup(ctx, 'all roles', everything, () =>
    selectRows<Role & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* accounts.allRoles */ select ${selection.text}, '${everything}' as groupId from role as t`)}`,
    ),
  );
}
