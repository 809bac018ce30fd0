import { beforeAll, describe, expect, it } from 'vitest';
import type { TestActor } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { setStock } from '../../kit/factories/stock.ts';
import { mailbox } from '../../kit/mailbox.ts';

const app = useApp();

const query = `query ($unreadOnly: Boolean!) {
  notifications(unreadOnly: $unreadOnly) { nodes { id kind message targetId readAt } totalCount }
  unreadNotificationCount
}`;

async function ask(who: TestActor, text: string, variables: object = {}) {
  const { data, errors } = await app().sendWith(who.headers, text, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
const listOf = (who: TestActor, unreadOnly = false) => ask(who, query, { unreadOnly });
const mark = (who: TestActor, ids: string[] | null = null) =>
  ask(
    who,
    'mutation ($ids: [ID!]) { markNotificationsRead(input: { ids: $ids }) { markedCount userErrors { code path } } }',
    { ids },
  ).then(data => data.markNotificationsRead);
const choose = (who: TestActor, kind: string, channel: string) =>
  ask(
    who,
    'mutation ($kind: NotificationKind!, $channel: NotificationChannel!) { setNotificationPreference(input: { kind: $kind, channel: $channel }) { preferences { kind channel } } }',
    { kind, channel },
  ).then(data => data.setNotificationPreference.preferences);

/** A product that has just run out. */
async function runOut(name: string): Promise<string> {
  const { id } = await makeProduct(app(), { name });
  await setStock(app(), id, 9);
  await setStock(app(), id, 0);
  await app().work();
  return id;
}

describe('notifications', () => {
  let anna: TestActor;
  let bea: TestActor;
  beforeAll(async () => {
    anna = await app().actors.make({ roles: ['STAFF'] });
    bea = await app().actors.make({ roles: ['STAFF'] });
  });

  it('reach those whom they concern, and nobody else', async () => {
    const customer = await app().actors.make({ roles: ['CUSTOMER'] });
    const productId = await runOut('Kettle');
    for (const who of [anna, bea]) {
      const { notifications, unreadNotificationCount } = await listOf(who);
      expect(notifications).toMatchObject({
        totalCount: 1,
        nodes: [
          { kind: 'STOCK_OUT', message: '"Kettle" is out of stock.', targetId: productId, readAt: null },
        ],
      });
      expect(unreadNotificationCount).toBe(1);
    }
    expect((await listOf(customer)).notifications.nodes).toEqual([]);
  });

  it('are marked as read, each only by whose it is', async () => {
    const [first] = (await listOf(anna)).notifications.nodes;
    expect(await mark(bea, [first.id])).toEqual({ markedCount: 0, userErrors: [] });
    expect((await listOf(anna)).unreadNotificationCount).toBe(1);
    expect(await mark(anna, [first.id])).toEqual({ markedCount: 1, userErrors: [] });
    expect(await mark(anna, [first.id])).toEqual({ markedCount: 0, userErrors: [] });
    const { notifications, unreadNotificationCount } = await listOf(anna, true);
    expect(notifications.nodes).toEqual([]);
    expect(unreadNotificationCount).toBe(0);
    expect((await listOf(anna)).notifications.nodes[0].readAt).not.toBeNull();
    expect((await listOf(bea)).unreadNotificationCount).toBe(1);
    expect(await mark(bea)).toEqual({ markedCount: 1, userErrors: [] });
    expect((await mark(bea, [anna.userId])).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['ids'] },
    ]);
  });

  it('show to nobody else by their id', async () => {
    const [first] = (await listOf(anna)).notifications.nodes;
    const byId = 'query ($id: ID!) { notification(id: $id) { id } node(id: $id) { id } }';
    expect(await ask(anna, byId, { id: first.id })).toEqual({
      notification: { id: first.id },
      node: { id: first.id },
    });
    expect(await ask(bea, byId, { id: first.id })).toEqual({ notification: null, node: null });
  });

  it('come in the way that one chose', async () => {
    const other = { kind: 'STOCK_LOW', channel: 'IN_APP' };
    expect(await choose(anna, 'STOCK_OUT', 'NONE')).toContainEqual({ kind: 'STOCK_OUT', channel: 'NONE' });
    expect(await choose(bea, 'STOCK_OUT', 'MAIL')).toContainEqual(other);
    await runOut('Toaster');
    expect((await listOf(anna, true)).notifications.nodes).toEqual([]);
    expect((await listOf(bea, true)).notifications.nodes).toHaveLength(1);
    const mails = await mailbox(app().app.services.config.mailFolder);
    const told = mails.filter(mail => mail.text.includes('"Toaster" is out of stock.'));
    expect(told.map(mail => mail.to)).toEqual([bea.email]);

    await Promise.all(['IN_APP', 'NONE', 'MAIL'].map(channel => choose(anna, 'STOCK_OUT', channel)));
    expect(await choose(anna, 'STOCK_OUT', 'IN_APP')).toContainEqual({
      kind: 'STOCK_OUT',
      channel: 'IN_APP',
    });
    await runOut('Grill');
    expect((await listOf(anna, true)).notifications.nodes).toHaveLength(1);
  });

  it('tell approvers of a registration, without a name, and mail nobody twice', async () => {
    const manager = await app().actors.make({ roles: ['MANAGER'] });
    await choose(manager, 'STAFF_REGISTERED', 'MAIL');
    const input = { email: 'nils@example.com', password: 'four quiet words here', name: 'Nils Holm' };
    const { staffMember } = await app().mutate('registerStaff', input, 'staffMember { id }', 'guest');
    await app().work();
    expect((await listOf(manager)).notifications.nodes).toMatchObject([
      {
        kind: 'STAFF_REGISTERED',
        targetId: staffMember.id,
        message: expect.not.stringContaining('Nils'),
      },
    ]);
    const mails = await mailbox(app().app.services.config.mailFolder);
    expect(mails.filter(mail => mail.to === manager.email)).toMatchObject([{ template: 'staff.registered' }]);
  });
});
