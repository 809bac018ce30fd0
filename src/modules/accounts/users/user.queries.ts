import type { GraphQLResolveInfo } from 'graphql';
import { isAllowed } from '../../../platform/authorization/actor.ts';
import { unauthenticated } from '../../../platform/authorization/errors.ts';
import type { Context } from '../../../platform/context/context.ts';
import { loadById } from '../../../platform/database/load.ts';
import type { Row } from '../../../platform/database/rows.ts';
import { type ConnectionData, connectionPaths } from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import { readFoundConnection } from '../../../platform/search/found-connection.ts';
import { User } from './user.entity.ts';
import type { UsersArgs } from './user.inputs.ts';
import { isSelf } from './user.rules.ts';
import { userList } from './user-list.ts';

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
  const { userId } = ctx.actor;
  if (userId === null) return null;
  // The session was read a moment ago together with its account, so its id needs no further statement.
  const { columns, joined } = selectionBelow(ctx, info, User);
  if (columns.length === 1 && joined.size === 0) return { id: userId } as UserRow;
  return readUser(ctx, userId, info);
}

export async function userById(ctx: Context, id: string, info: GraphQLResolveInfo): Promise<UserRow | null> {
  checkId(id, 'user');
  return isSelf(ctx, id) || isAllowed(ctx.actor, 'USERS_VIEW') ? readUser(ctx, id, info) : null;
}

export function listUsers(
  ctx: Context,
  args: UsersArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<UserRow>> {
  const { list, search } = userList(ctx, args);
  const selection = selectionBelow(ctx, info, User, connectionPaths);
  return readFoundConnection(ctx, info, 'accounts.users', { ...list, selection, args }, search);
}
