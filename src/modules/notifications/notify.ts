import type { Context } from '../../context.ts';
import { bulkInsert } from '../../database/bulk.ts';
import { query } from '../../database/rows.ts';
import { listSql, sql } from '../../database/sql.ts';
import { newId } from '../../lib/typed-id.ts';
import { paragraph } from '../../mail/mail.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import { holdersOf } from '../accounts/users/holders-of.ts';
import { Notification } from './notification.entity.ts';
import { type NotificationChannel, type NotificationKind, notificationKinds } from './notification-kind.ts';

export interface News {
  readonly kind: NotificationKind;
  readonly message: string;
  /** The id of what it is about. */
  readonly targetId: string | null;
}

const maxMessageLength = 500;

/** Tells everybody whom it concerns, each in the way that they chose, within a transaction. */
export async function notify(ctx: Context, { kind, message, targetId }: News): Promise<void> {
  const holders = await holdersOf(ctx, notificationKinds[kind].for);
  const chosen = await channelsOf(
    ctx,
    kind,
    holders.map(holder => holder.id),
  );
  const told = holders.filter(holder => chosen.get(holder.id) !== 'NONE');
  const now = ctx.clock.now();
  await bulkInsert(
    ctx,
    Notification,
    told.map(holder => ({
      id: newId(Notification.idPrefix),
      createdAt: now,
      updatedAt: now,
      version: 1,
      user: holder.id as never,
      kind,
      message: message.slice(0, maxMessageLength).toWellFormed(),
      targetId,
    })),
  );
  for (const to of told) {
    if (chosen.get(to.id) !== 'MAIL' || notificationKinds[kind].isMailedAnyway) continue;
    const subject = notificationKinds[kind].description.replace(/\.$/, '');
    await queueMail(ctx, { to, template: 'notifications.news', subject, content: [paragraph(message)] });
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
