import type { GraphQLResolveInfo } from 'graphql';
import { requireUserId } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import { loadById } from '../../platform/database/load.ts';
import { sortBy } from '../../platform/database/page.ts';
import { query, type Row } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';
import { type ConnectionData, connectionPaths, readConnection } from '../../platform/graphql/connection.ts';
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import { Notification } from './notification.entity.ts';
import type { NotificationsArgs } from './notification.inputs.ts';
import type { NotificationChannel } from './notification-kind.ts';
import { NotificationKind } from './notification-kind.ts';
import type { NotificationPreferenceInfo } from './notification-preference.type.ts';

/** One of the actor's own notifications; null for somebody else's. */
export async function notificationById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<Row<Notification> | null> {
  checkId(id, 'notification');
  const selection = selectionBelow(ctx, info, Notification, [[]], ['user']);
  const notification = await loadById(ctx, Notification, id, selection);
  return notification?.user === requireUserId(ctx) ? notification : null;
}

/** The actor's own notifications. */
export function listNotifications(
  ctx: Context,
  { unreadOnly, kind, sort, ...args }: NotificationsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<Row<Notification>>> {
  return readConnection(ctx, info, 'notifications.notifications', {
    entity: Notification,
    selection: selectionBelow(ctx, info, Notification, connectionPaths),
    where: [unreadOnly ? sql`t.read_at is null` : undefined],
    choices: [
      { property: 'kind', values: kind },
      { property: 'user', values: [requireUserId(ctx)] },
    ],
    sort: sortBy(ctx, Notification, 'createdAt', sort?.direction !== 'ASC'),
    args,
  });
}

export async function countUnread(ctx: Context): Promise<number> {
  const [row] = await query<{ total: number }>(
    ctx,
    sql`/* notifications.unread */ select count(*) as total from notification where user_id = ${requireUserId(ctx)} and read_at is null`,
  );
  return Number(row!.total);
}

/** How the actor receives each kind of notification. */
export async function listPreferences(ctx: Context): Promise<NotificationPreferenceInfo[]> {
  const rows = await query<{ kind: NotificationKind; channel: NotificationChannel }>(
    ctx,
    sql`/* notifications.preferences */ select kind, channel from notification_preference where user_id = ${requireUserId(ctx)}`,
  );
  const chosen = new Map(rows.map(row => [row.kind, row.channel]));
  return Object.values(NotificationKind).map(kind => ({ kind, channel: chosen.get(kind) ?? 'IN_APP' }));
}
