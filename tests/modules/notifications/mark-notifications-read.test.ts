import { beforeEach, describe, expect, it } from 'vitest';
import type { TestActor } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { notificationsOf, runOut } from './support.ts';

const app = useApp();

const document =
  'mutation ($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { markedCount userErrors { code message path } } }';
const mark = async (who: TestActor, input: object = {}) =>
  (await as(app(), who).ask(document, { input })).markNotificationsRead;

describe('markNotificationsRead', () => {
  let anna: TestActor;
  let bea: TestActor;
  let count = 0;
  beforeEach(async () => {
    anna = await app().actors.make({ roles: ['STAFF'] });
    bea = await app().actors.make({ roles: ['STAFF'] });
    await runOut(app(), `Kettle ${++count}`);
    await runOut(app(), `Toaster ${count}`);
  });

  it('marks the named ones, once', async () => {
    const [newest, oldest] = (await notificationsOf(app(), anna)).notifications.nodes;
    expect(await mark(anna, { ids: [oldest.id] })).toEqual({ markedCount: 1, userErrors: [] });
    const { notifications, unreadNotificationCount } = await notificationsOf(app(), anna);
    expect(unreadNotificationCount).toBe(1);
    expect(notifications.nodes).toEqual([newest, { ...oldest, readAt: expect.any(String) }]);
    expect((await notificationsOf(app(), anna, true)).notifications.nodes).toEqual([newest]);
    app().clock.advance(60_000);
    expect(await mark(anna, { ids: [oldest.id] })).toEqual({ markedCount: 0, userErrors: [] });
    expect((await notificationsOf(app(), anna)).notifications).toEqual(notifications);
  });

  it.each([{}, { ids: null }])('marks all of them with %j', async input => {
    expect(await mark(anna, input)).toEqual({ markedCount: 2, userErrors: [] });
    expect((await notificationsOf(app(), anna)).unreadNotificationCount).toBe(0);
    expect((await notificationsOf(app(), bea)).unreadNotificationCount).toBe(2);
  });

  it('marks none with an empty list', async () => {
    expect(await mark(anna, { ids: [] })).toEqual({ markedCount: 0, userErrors: [] });
    expect((await notificationsOf(app(), anna)).unreadNotificationCount).toBe(2);
  });

  it("leaves somebody else's alone", async () => {
    const [first] = (await notificationsOf(app(), anna)).notifications.nodes;
    expect(await mark(bea, { ids: [first.id] })).toEqual({ markedCount: 0, userErrors: [] });
    expect((await notificationsOf(app(), anna)).unreadNotificationCount).toBe(2);
  });

  it('refuses ids of something else, and more than 100', async () => {
    const [first] = (await notificationsOf(app(), anna)).notifications.nodes;
    for (const { ids, message } of [
      { ids: [first.id, anna.userId], message: /"ids" must be the id of a notification/ },
      { ids: Array(101).fill(first.id), message: /"ids" must hold at most 100 ids, but it holds 101/ },
    ]) {
      const { markedCount, userErrors } = await mark(anna, { ids });
      expect(markedCount).toBeNull();
      expect(userErrors).toEqual([
        { code: 'INVALID_INPUT', path: ['ids'], message: expect.stringMatching(message) },
      ]);
    }
    expect((await notificationsOf(app(), anna)).unreadNotificationCount).toBe(2);
  });

  it('is refused to a guest', async () => {
    const { errors } = await app().send('guest', document, { input: {} });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
