import { expect, it } from 'vitest';
import { cleanUpNotifications } from '../../src/modules/notifications/jobs/clean-up.job.ts';
import { Notification } from '../../src/modules/notifications/notification.entity.ts';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import { bulkInsert } from '../../src/platform/database/bulk.ts';
import { newId } from '../../src/platform/lib/typed-id.ts';
import type { TestActor } from '../kit/actors.ts';
import { useApp } from '../kit/app.ts';
import { TestOutbox } from '../kit/outbox.ts';
import { dayMs } from '../kit/time.ts';

const app = useApp();

/** Notifications of somebody that are so many days old, and were read so many days ago. */
async function notified(
  { userId: user }: TestActor,
  ...ages: { message: string; age: number; readAge?: number }[]
): Promise<void> {
  const now = app().clock.now().getTime();
  const rows = ages.map(({ message, age, readAge }) => ({
    id: newId(Notification.idPrefix),
    createdAt: new Date(now - age * dayMs),
    updatedAt: new Date(now - age * dayMs),
    version: 1,
    user,
    kind: 'STOCK_LOW' as const,
    message,
    targetId: null,
    readAt: readAge === undefined ? null : new Date(now - readAge * dayMs),
  }));
  await inTransaction(app().context(), ctx => bulkInsert(ctx, Notification, rows));
}

async function messagesOf({ headers }: TestActor): Promise<string[]> {
  const { data } = await app().sendWith(headers, '{ notifications(first: 100) { nodes { message } } }');
  return data.notifications.nodes.map(({ message }: { message: string }) => message);
}

const cleanUp = () => new TestOutbox(app(), [cleanUpNotifications]).run();

it('a notification is deleted 90 days after it was read, and after a year in any case', async () => {
  const anna = await app().actors.make({ roles: ['STAFF'] });
  await notified(
    anna,
    { message: 'read 91 days ago', age: 100, readAge: 91 },
    { message: 'read 89 days ago', age: 100, readAge: 89 },
    { message: 'unread for 364 days', age: 364 },
    { message: 'unread for 366 days', age: 366 },
    { message: 'read today, after 366 days', age: 366, readAge: 0 },
    { message: 'new', age: 0 },
  );
  expect(await cleanUp()).toBe(1);
  expect(await messagesOf(anna)).toEqual(['new', 'read 89 days ago', 'unread for 364 days']);
});

it('a backlog of several batches is deleted in one go', async () => {
  const bea = await app().actors.make({ roles: ['STAFF'] });
  const old = Array.from({ length: 2_100 }, (_, n) => ({ message: `${n}`, age: 200, readAge: 100 }));
  for (let start = 0; start < old.length; start += 700) await notified(bea, ...old.slice(start, start + 700));
  await notified(bea, { message: 'new', age: 0 });
  app().clock.advance(dayMs);
  expect(await cleanUp()).toBe(1);
  const again = await app().actors.signIn(bea.userId);
  expect(await messagesOf(again)).toEqual(['new']);
});
