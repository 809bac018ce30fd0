import type { Context } from '../../../platform/context/context.ts';
import { query, type Row } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { defineListExport } from '../../../platform/files/define-list-export.ts';
import { withAllFound } from '../../../platform/search/row-search.ts';
import { User } from '../users/user.entity.ts';
import { userList } from '../users/user-list.ts';

type UserLine = Row<User> & { readonly roleNames: string };

export const usersExport = defineListExport<User, UserLine>({
  report: 'USERS',
  title: 'Accounts',
  description: 'Accounts with their roles.',
  permissions: ['USERS_VIEW'],
  of: {
    list: 'users',
    entity: User,
    rowsOf: (ctx, choices: Parameters<typeof userList>[1]) => withAllFound(ctx, userList(ctx, choices)),
    createdAt: 'createdAt',
  },
  properties: ['name', 'email', 'phone', 'status', 'emailVerifiedAt', 'mfaEnabledAt', 'createdAt'],
  complete: withRoles,
  columns: () => [
    { header: 'Name', kind: 'TEXT', value: row => row.name },
    { header: 'Email', kind: 'TEXT', value: row => row.email },
    { header: 'Phone', kind: 'TEXT', value: row => row.phone },
    { header: 'Status', kind: 'TEXT', value: row => row.status },
    { header: 'Roles', kind: 'TEXT', value: row => row.roleNames },
    { header: 'Email confirmed', kind: 'DATETIME', value: row => row.emailVerifiedAt },
    { header: 'Second factor', kind: 'TEXT', value: row => (row.mfaEnabledAt === null ? 'no' : 'yes') },
    { header: 'Created', kind: 'DATETIME', value: row => row.createdAt },
  ],
});

async function withRoles(ctx: Context, rows: readonly Row<User>[]): Promise<readonly UserLine[]> {
  const held = await query<{ userId: string; name: string }>(
    ctx,
    sql`/* exports.userRoles */ select ur.user_id as userId, r.name from user_role as ur join role as r on r.id = ur.role_id
      where ur.user_id in (${listSql(rows.map(({ id }) => id))}) order by r.name`,
  );
  const byUser = Map.groupBy(held, ({ userId }) => userId);
  const namesOf = (id: string) => (byUser.get(id) ?? []).map(({ name }) => name).join(', ');
  return rows.map(row => ({ ...row, roleNames: namesOf(row.id) }));
}
