import type { Context } from '../../../platform/context/context.ts';
import { deletedOnly } from '../../../platform/database/conditions.ts';
import { type Sort, sortBy } from '../../../platform/database/page.ts';
import { columnOf } from '../../../platform/database/rows.ts';
import { rawSql, type Sql, sql } from '../../../platform/database/sql.ts';
import { type RowsSearched, rowSearch } from '../../../platform/search/row-search.ts';
import { byColumn, byWords, type Way } from '../../../platform/search/ways.sql.ts';
import { userSearch } from '../account-search.ts';
import { emailKeyOf, isAddress } from '../email-address.ts';
import { User } from './user.entity.ts';
import type { UserSortField, UsersArgs } from './user.inputs.ts';

/** The accounts that a filter finds, in the order of a sort. */
export function userList(
  ctx: Context,
  { filter, sort }: Pick<UsersArgs, 'filter' | 'sort'>,
): RowsSearched<User> {
  const { search, roleId, role, status, deleted } = filter ?? {};
  return {
    list: {
      entity: User,
      where: [deletedOnly(deleted), hasRole(roleId), hasRoleNamed(role)],
      choices: [{ property: 'status', values: status }],
      sort: chosenSort(ctx, sort?.field ?? 'NAME', sort?.direction === 'DESC'),
    },
    search: rowSearch(search, 'accounts', word => waysTo(ctx, word)),
  };
}

/** A word is the beginning of the email address, or the words of the name and the address. */
function waysTo(ctx: Context, word: string): Way[] {
  const { dialect } = ctx.database.db;
  return isAddress(word)
    ? [byColumn('user', alias => dialect.startsWith(rawSql(`${alias}.email_key`), emailKeyOf(word)))]
    : byWords(ctx, userSearch, word);
}

function chosenSort(ctx: Context, field: UserSortField, descending: boolean): Sort {
  if (field !== 'EMAIL') return sortBy(ctx, User, field === 'NAME' ? 'name' : 'createdAt', descending);
  // The index of addresses goes on with the time, since several accounts may claim one.
  const keys = ['emailKey', 'createdAt'].map(property => {
    return { sql: columnOf(ctx.database.db, User, property), property };
  });
  return { name: `User.email${descending ? ' desc' : ''}`, keys, descending };
}

function hasRole(roleId: string | null | undefined): Sql | undefined {
  return roleId == null ? undefined : sql`t.id in (select user_id from user_role where role_id = ${roleId})`;
}

function hasRoleNamed(name: string | null | undefined): Sql | undefined {
  return name == null
    ? undefined
    : sql`t.id in (select ur.user_id from user_role as ur join role as r on r.id = ur.role_id where r.name = ${name.trim()})`;
}
