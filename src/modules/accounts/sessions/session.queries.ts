import type { GraphQLResolveInfo } from 'graphql';
import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { loadById, loadGroup } from '../../../platform/database/load.ts';
import { type Row, selectRows } from '../../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../../platform/database/sql.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { isSelf } from '../users/user.rules.ts';
import { Session } from './session.entity.ts';

/** An active session by its id: the actor's own, or with USERS_VIEW anybody's; otherwise null. */
export async function sessionById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<Row<Session> | null> {
  const columns = ['user', 'revokedAt', 'expiresAt'];
  const session = await loadById(ctx, Session, id, selectionBelow(ctx, info, Session, [[]], columns));
  if (!session || session.revokedAt !== null || session.expiresAt <= ctx.clock.now()) return null;
  return isSelf(ctx, session.user) || isAllowed(ctx.actor, 'USERS_VIEW') ? session : null;
}

/** The active sessions of a user, the most recently used first. */
export function sessionsOfUser(
  ctx: Context,
  userId: string,
  info: GraphQLResolveInfo,
): Promise<Row<Session>[]> {
  const selection = selectionBelow(ctx, info, Session);
  return loadGroup(ctx, `sessions ${selection.key}`, userId, ids =>
    selectRows<Session & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* accounts.sessions */ select ${selection.text}, t.user_id as groupId from session as t where`)} t.user_id in (${listSql(ids)}) and t.revoked_at is null and t.expires_at > ${ctx.clock.now()} order by t.last_used_at desc, t.id desc`,
    ),
  );
}
