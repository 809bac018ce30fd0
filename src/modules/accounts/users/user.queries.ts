import type { GraphQLResolveInfo } from 'graphql';
import { isAllowed } from '../../../platform/authorization/actor.ts';
import { unauthenticated } from '../../../platform/authorization/errors.ts';
import type { Context } from '../../../platform/context/context.ts';
import { deletedOnly } from '../../../platform/database/conditions.ts';
import { loadById } from '../../../platform/database/load.ts';
import { containing } from '../../../platform/database/matching.ts';
import { type Sort, sortBy } from '../../../platform/database/page.ts';
import { columnOf, type Row } from '../../../platform/database/rows.ts';
import { type Sql, sql } from '../../../platform/database/sql.ts';
import {
  type ConnectionData,
  connectionPaths,
  readConnection,
} from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import { User } from './user.entity.ts';
import type { UserSortField, UsersArgs } from './user.inputs.ts';
import { isSelf } from './user.rules.ts';

export type UserRow = Row<User>;

/** An account by its id. The caller has checked that the actor may see it. */
export function readUser(ctx: Context, id: string, info: GraphQLResolveInfo): Promise<UserRow | null> {
  return loadById(ctx, User, id, selectionBelow(ctx, info, User));
}

/** The actor's own account; null for a guest. @throws UNAUTHENTICATED for an expired or invalid token */
export async function me(ctx: Context, info: GraphQLResolveInfo): Promise<UserRow | null> {
  // A replica may not have the account of somebody who has just registered.
  ctx.state.readFromPrimary();
  if (ctx.actor.hasBadToken) throw unauthenticated(ctx.actor);
  return ctx.actor.userId === null ? null : readUser(ctx, ctx.actor.userId, info);
}

export async function userById(ctx: Context, id: string, info: GraphQLResolveInfo): Promise<UserRow | null> {
  checkId(id, 'user');
  return isSelf(ctx, id) || isAllowed(ctx.actor, 'USERS_VIEW') ? readUser(ctx, id, info) : null;
}

function chosenSort(ctx: Context, field: UserSortField, descending: boolean): Sort {
  if (field !== 'EMAIL') return sortBy(ctx, User, field === 'NAME' ? 'name' : 'createdAt', descending);
  // The index of addresses goes on with the time, since several accounts may claim one.
  const keys = ['emailKey', 'createdAt'].map(property => {
    return { sql: columnOf(ctx.database.db, User, property), property };
  });
  return { name: `User.email${descending ? ' desc' : ''}`, keys, descending };
}

export function listUsers(
  ctx: Context,
  { filter, sort, ...args }: UsersArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<UserRow>> {
  const { search, roleId, role, status, deleted } = filter ?? {};
  return readConnection(ctx, info, 'accounts.users', {
    entity: User,
    selection: selectionBelow(ctx, info, User, connectionPaths),
    where: [
      deletedOnly(deleted),
      hasRole(roleId),
      hasRoleNamed(role),
      containing(['t.name', 't.email'], search),
    ],
    choices: [{ property: 'status', values: status }],
    sort: chosenSort(ctx, sort?.field ?? 'NAME', sort?.direction === 'DESC'),
    args,
  });
}

function hasRole(roleId: string | null | undefined): Sql | undefined {
  return roleId == null ? undefined : sql`t.id in (select user_id from user_role where role_id = ${roleId})`;
}

function hasRoleNamed(name: string | null | undefined): Sql | undefined {
  return name == null
    ? undefined
    : sql`t.id in (select ur.user_id from user_role as ur join role as r on r.id = ur.role_id where r.name = ${name.trim()})`;
}
