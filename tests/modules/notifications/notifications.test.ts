import { beforeAll, describe, expect, it } from 'vitest';
import type { TestActor } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { setStock } from '../../kit/factories/stock.ts';
import { sentMails } from '../../kit/mailbox.ts';
import { notificationsOf, prefer, runOut } from './support.ts';

const app = useApp();

describe('notifications', () => {
  let anna: TestActor;
  let bea: TestActor;
  beforeAll(async () => {
    anna = await app().actors.make({ roles: ['STAFF'] });
    bea = await app().actors.make({ roles: ['STAFF'] });
  });

  it('reach everybody who holds the permission, and nobody else', async () => {
    const customer = await app().actors.make({ roles: ['CUSTOMER'] });
    const productId = await runOut(app(), 'Kettle');
    for (const who of [anna, bea]) {
      const { notifications, unreadNotificationCount } = await notificationsOf(app(), who);
      expect(notifications).toMatchObject({
        totalCount: 1,
        nodes: [
          { kind: 'STOCK_OUT', message: '"Kettle" is out of stock.', targetId: productId, readAt: null },
        ],
      });
      expect(unreadNotificationCount).toBe(1);
    }
    expect((await notificationsOf(app(), customer)).notifications.nodes).toEqual([]);
  });

  it('are listed by their kinds', async () => {
    const count = async (kinds: string) =>
      (await as(app(), anna).ask(`{ notifications(kind: [${kinds}]) { totalCount } }`)).notifications
        .totalCount;
    expect([await count('STOCK_OUT'), await count('STOCK_OUT, STOCK_LOW')]).toEqual([1, 1]);
    expect([await count('STOCK_LOW, REFUND_NEEDED'), await count('')]).toEqual([0, 0]);
  });

  it('cannot be read by somebody else with their id', async () => {
    const [first] = (await notificationsOf(app(), anna)).notifications.nodes;
    const byId = 'query ($id: ID!) { notification(id: $id) { id } node(id: $id) { id } }';
    expect(await as(app(), anna).ask(byId, { id: first.id })).toEqual({
      notification: { id: first.id },
      node: { id: first.id },
    });
    expect(await as(app(), bea).ask(byId, { id: first.id })).toEqual({ notification: null, node: null });
  });

  it('report a registration to approvers without a name, and mail nobody twice', async () => {
    const manager = await app().actors.make({ roles: ['MANAGER'] });
    await prefer(app(), manager, 'STAFF_REGISTERED', 'MAIL');
    const input = { email: 'nils@example.com', password: 'four quiet words here', name: 'Nils Holm' };
    const { staffMember } = await app().mutate('registerStaff', input, 'staffMember { id }', 'guest');
    await app().work();
    expect((await notificationsOf(app(), manager)).notifications.nodes).toMatchObject([
      {
        kind: 'STAFF_REGISTERED',
        targetId: staffMember.id,
        message: expect.not.stringContaining('Nils'),
      },
    ]);
    const mails = await sentMails(app());
    expect(mails.filter(mail => mail.to === manager.email)).toMatchObject([{ template: 'staff.registered' }]);
  });

  it('name a product that was deleted in the meantime', async () => {
    const { id: productId } = await makeProduct(app(), { name: 'Gone' });
    await setStock(app(), productId, 9);
    await setStock(app(), productId, 0);
    const { userErrors } = await app().mutate('deleteProduct', { productId }, 'deletedProductId');
    expect(userErrors).toEqual([]);
    await app().work();
    const { nodes } = (await notificationsOf(app(), anna)).notifications;
    expect(nodes[0]).toMatchObject({ message: '"Gone" is out of stock.', targetId: productId });
  });
});
