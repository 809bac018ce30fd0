import type { Context } from '../../platform/context/context.ts';
import { bulkInsert } from '../../platform/database/bulk.ts';
import { query } from '../../platform/database/rows.ts';
import { listSql, sql } from '../../platform/database/sql.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { publish } from '../../platform/live/publish.ts';
import { paragraph } from '../../platform/mail/mail.ts';
import { queueMail } from '../../platform/mail/queue-mail.ts';
import { type Holder, holdersOf } from '../accounts/users/holders-of.ts';
import { personOf } from '../accounts/users/person-of.ts';
import { Notification } from './notification.entity.ts';
import {
  type NotificationChannel,
  type NotificationKind,
  notificationKinds,
  type SharedKind,
} from './notification-kind.ts';
import { notificationCreated } from './notifications.live.ts';

export interface NewNotification<K extends NotificationKind = NotificationKind> {
  readonly kind: K;
  readonly message: string;
  /** The id of what it is about. */
  readonly targetId: string | null;
}

const maxMessageLength = 500;

/** Notifies everybody who holds the kind's permission, each as they chose, within a transaction. */
export async function notify(ctx: Context, notification: NewNotification<SharedKind>): Promise<void> {
  await send(ctx, await holdersOf(ctx, notificationKinds[notification.kind].for), notification);
}

/** Notifies one person as they chose, within a transaction; nobody when they can no longer sign in. */
export async function notifyUser(ctx: Context, userId: string, notification: NewNotification): Promise<void> {
  const person = await personOf(ctx, userId);
  if (person) await send(ctx, [person], notification);
}

async function send(
  ctx: Context,
  people: readonly Holder[],
  { kind, message, targetId }: NewNotification,
): Promise<void> {
  const channels = await channelsOf(
    ctx,
    kind,
    people.map(({ id }) => id),
  );
  const recipients = people.filter(({ id }) => channels.get(id) !== 'NONE');
  const now = ctx.clock.now();
  const rows = recipients.map(({ id: user }) => ({
    id: newId(Notification.idPrefix),
    createdAt: now,
    updatedAt: now,
    version: 1,
    user,
    kind,
    message: message.slice(0, maxMessageLength).toWellFormed(),
    targetId,
  }));
  await bulkInsert(ctx, Notification, rows);
  for (const { id, user } of rows) publish(ctx, notificationCreated, { about: user, notificationId: id });
  for (const to of recipients) {
    if (channels.get(to.id) !== 'MAIL' || notificationKinds[kind].isMailedAnyway) continue;
    const subject = notificationKinds[kind].description.replace(/\.$/, '');
    const mail = { to, template: 'notifications.news', subject, content: [paragraph(message)] };
    await queueMail(ctx, mail, { recipientId: to.id, aboutId: targetId });
  }
}

async function channelsOf(
  ctx: Context,
  kind: NotificationKind,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, NotificationChannel>> {
  const rows = await query<{ userId: string; channel: NotificationChannel }>(
    ctx,
    sql`/* notifications.channels */ select user_id as userId, channel from notification_preference where kind = ${kind} and user_id in (${listSql(userIds)})`,
  );
  return new Map(rows.map(row => [row.userId, row.channel]));
}
