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

export interface News<K extends NotificationKind = NotificationKind> {
  readonly kind: K;
  readonly message: string;
  /** The id of what it is about. */
  readonly targetId: string | null;
}

const maxMessageLength = 500;

/** Tells everybody whom it concerns, each in the way that they chose, within a transaction. */
export async function notify(ctx: Context, news: News<SharedKind>): Promise<void> {
  await tell(ctx, await holdersOf(ctx, notificationKinds[news.kind].for), news);
}

/** Tells one person, in the way that they chose, within a transaction; nobody when they can no longer sign in. */
export async function notifyUser(ctx: Context, userId: string, news: News): Promise<void> {
  const person = await personOf(ctx, userId);
  if (person) await tell(ctx, [person], news);
}

async function tell(
  ctx: Context,
  holders: readonly Holder[],
  { kind, message, targetId }: News,
): Promise<void> {
  const chosen = await channelsOf(
    ctx,
    kind,
    holders.map(holder => holder.id),
  );
  const told = holders.filter(holder => chosen.get(holder.id) !== 'NONE');
  const now = ctx.clock.now();
  const made = told.map(holder => ({ id: newId(Notification.idPrefix), userId: holder.id }));
  await bulkInsert(
    ctx,
    Notification,
    made.map(({ id, userId }) => ({
      id,
      createdAt: now,
      updatedAt: now,
      version: 1,
      user: userId as never,
      kind,
      message: message.slice(0, maxMessageLength).toWellFormed(),
      targetId,
    })),
  );
  for (const { id, userId } of made) publish(ctx, notificationCreated, { about: userId, notificationId: id });
  for (const to of told) {
    if (chosen.get(to.id) !== 'MAIL' || notificationKinds[kind].isMailedAnyway) continue;
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
