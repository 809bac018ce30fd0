import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { builtInRoleId } from '../../../src/modules/accounts/roles/built-in-roles.ts';
import { userChanged } from '../../../src/modules/accounts/users/users.live.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { publish } from '../../../src/platform/live/publish.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { makeOrder } from '../../kit/factories/order.ts';
import { pay } from '../../kit/factories/payment.ts';
import { makeRentable, makeRental, sign } from '../../kit/factories/rental.ts';
import { give, makeMember, makeRole } from '../../kit/factories/role.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { makeStaffMember, registered } from '../../kit/factories/staff-member.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { newKey } from '../../kit/new-key.ts';
import { type Followed, untilRunning, useSubscribers } from '../../kit/subscriber.ts';
import { begin } from '../../modules/exports/support.ts';

const app = useApp();
const subscribers = useSubscribers(app);

const someone = (id: string) => `${id}_01h455vb4pex5vsknk084sn02q`;

/** Follows a subscription, and waits until it runs. */
async function follow(
  who: { readonly headers: Record<string, string> },
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Followed> {
  const subscriber = await subscribers.connect(who.headers);
  const before = app().app.subscriptions.counts.subscriptions;
  const followed = subscriber.follow(query, variables);
  await untilRunning(app(), before + 1);
  return followed;
}

async function refusalOf(
  headers: Record<string, string>,
  query: string,
  variables: Record<string, unknown> = {},
) {
  const followed = (await subscribers.connect(headers)).follow(query, variables);
  return { code: await followed.refusal(), message: followed.errors[0]!.message };
}

describe('orderPlaced', () => {
  const orderPlaced = 'subscription { orderPlaced { id number channel status customer { name } } }';

  it('reports new orders of all customers, and sales at the counter', async () => {
    const placed = await follow({ headers: await app().actors.headers('staff') }, orderPlaced);
    const shopper = await makeShopper(app());
    const order = await makeOrder(app(), shopper);
    expect((await placed.next()).data.orderPlaced).toMatchObject({
      id: order.id,
      channel: 'ONLINE',
      status: 'PENDING_PAYMENT',
    });
    await pay(shopper, { orderId: order.id });
    const productId = await stockedProductId(app());
    const sale = await app().mutate(
      'recordSale',
      {
        idempotencyKey: newKey(),
        lines: [{ productId, quantity: 1 }],
        paymentMethod: 'CASH',
      },
      'order { id }',
      'staff',
    );
    expect(sale.userErrors).toEqual([]);
    expect((await placed.next()).data.orderPlaced).toMatchObject({ id: sale.order.id, channel: 'COUNTER' });
    expect(placed.events).toHaveLength(2);
  });

  it('reports nothing that failed', async () => {
    const placed = await follow({ headers: await app().actors.headers('staff') }, orderPlaced);
    const shopper = await makeShopper(app());
    const productId = await stockedProductId(app(), 1);
    const { userErrors } = await shopper.mutate(
      'placeOrder',
      { idempotencyKey: newKey(), lines: [{ productId, quantity: 2 }] },
      'order { id }',
    );
    expect(userErrors).toMatchObject([{ code: 'INSUFFICIENT_STOCK' }]);
    const { id } = await makeOrder(app(), shopper);
    expect((await placed.next()).data.orderPlaced.id).toBe(id);
  });

  it('is for those who may see all orders', async () => {
    const shopper = await makeShopper(app());
    expect(await refusalOf(shopper.headers, orderPlaced)).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('ORDERS_VIEW'),
    });
    const { headers } = await makeMember(app(), ['STAFF_VIEW']);
    expect((await refusalOf(headers, orderPlaced)).code).toBe('FORBIDDEN');
  });

  it('ends when the permission is taken away', async () => {
    const member = await makeMember(app(), ['ORDERS_VIEW']);
    const placed = await follow(member, orderPlaced);
    await app().mutate(
      'unassignRole',
      { userId: member.userId, roleId: member.roleId },
      'user { id }',
      'admin',
    );
    await makeOrder(app(), await makeShopper(app()));
    expect(await placed.refusal()).toBe('FORBIDDEN');
    expect(placed.events).toEqual([]);
  });
});

describe('rentalUpdated', () => {
  const rentalUpdated =
    'subscription ($id: ID!) { rentalUpdated(rentalId: $id) { id status events { kind } } }';

  it('sends the rental and each change of it to its customer and to the staff, and not those of another one', async () => {
    const shopper = await makeShopper(app());
    const product = await makeRentable(app());
    const [rental, other] = [await makeRental(shopper, product), await makeRental(shopper, product)];
    const own = await follow(shopper, rentalUpdated, { id: rental.id });
    const staff = await follow({ headers: await app().actors.headers('staff') }, rentalUpdated, {
      id: rental.id,
    });
    for (const followed of [own, staff])
      expect((await followed.next()).data.rentalUpdated.events).toEqual([{ kind: 'CREATED' }]);
    await sign(shopper, other.id);
    await sign(shopper, rental.id);
    for (const followed of [own, staff])
      expect((await followed.next()).data.rentalUpdated).toMatchObject({
        id: rental.id,
        status: 'AWAITING_PAYMENT',
        events: [{ kind: 'CREATED' }, { kind: 'SIGNED' }],
      });
    await pay(shopper, { rentalInstallmentId: rental.installments[0].id });
    expect((await staff.next()).data.rentalUpdated.status).toBe('ACTIVE');
  });

  it("is refused for another's rental as for one that does not exist", async () => {
    const [owner, other] = [await makeShopper(app()), await makeShopper(app())];
    const { id } = await makeRental(owner, await makeRentable(app()));
    const missing = someone('rental');
    const [anothers, none] = [
      await refusalOf(other.headers, rentalUpdated, { id }),
      await refusalOf(other.headers, rentalUpdated, { id: missing }),
    ];
    expect(anothers.code).toBe('BAD_USER_INPUT');
    expect(anothers.message.replaceAll(id, missing)).toBe(none.message);
    expect((await refusalOf(owner.headers, rentalUpdated, { id: 'x' })).message).toContain('"id"');
  });
});

describe('exportUpdated', () => {
  const exportUpdated =
    'subscription ($id: ID!) { exportUpdated(exportId: $id) { id status progress rowCount } }';
  const wanted = { report: 'MY_DATA', format: 'JSON' };

  it('reports until the file is ready, and null once it is deleted', async () => {
    const person = await app().actors.make();
    const { id } = await begin(app(), person, wanted);
    const updates = await follow(person, exportUpdated, { id });
    await app().work();
    await expect
      .poll(() => updates.events.at(-1)?.data.exportUpdated)
      .toMatchObject({ id, status: 'READY', progress: 100, rowCount: expect.any(Number) });
    await as(app(), person).mutate('deleteExport', { exportId: id }, 'deletedExportId');
    await expect.poll(() => updates.events.at(-1)?.data.exportUpdated).toBeNull();
    expect(updates.errors).toEqual([]);
  });

  it('reports at once what has ended before', async () => {
    const person = await app().actors.make();
    const { id } = await begin(app(), person, wanted);
    await app().work();
    const updates = await follow(person, exportUpdated, { id });
    expect((await updates.next()).data.exportUpdated).toMatchObject({ id, status: 'READY', progress: 100 });
  });

  it('reports that it is canceled', async () => {
    const person = await app().actors.make();
    const { id } = await begin(app(), person, wanted);
    const updates = await follow(person, exportUpdated, { id });
    // As it is now, since it may have ended after it was read.
    expect((await updates.next()).data.exportUpdated).toMatchObject({ id, status: 'QUEUED' });
    await as(app(), person).mutate('cancelExport', { exportId: id }, 'export { id }');
    expect((await updates.next()).data.exportUpdated).toMatchObject({ id, status: 'CANCELLED' });
  });

  it("is refused for another's export as for one that does not exist, even to an administrator", async () => {
    const person = await app().actors.make();
    const { id } = await begin(app(), person, wanted);
    const admin = await app().actors.headers('admin');
    const missing = someone('export');
    const [anothers, none] = [
      await refusalOf(admin, exportUpdated, { id }),
      await refusalOf(admin, exportUpdated, { id: missing }),
    ];
    expect(anothers.code).toBe('BAD_USER_INPUT');
    expect(anothers.message.replaceAll(id, missing)).toBe(none.message);
  });
});

describe('viewerUpdated', () => {
  const viewerUpdated =
    'subscription { viewerUpdated { id name permissions roles { name } sessions { current } } }';

  it('reports roles that are given and taken, with the permissions of now', async () => {
    const person = await app().actors.make();
    const role = await makeRole(app(), { permissions: ['ORDERS_VIEW'] });
    const viewer = await follow(person, viewerUpdated);
    await give(app(), person.userId, role.id);
    expect((await viewer.next()).data.viewerUpdated).toMatchObject({
      id: person.userId,
      permissions: ['ORDERS_VIEW'],
      roles: [{ name: role.name }],
    });
    await app().mutate('unassignRole', { userId: person.userId, roleId: role.id }, 'user { id }', 'admin');
    expect((await viewer.next()).data.viewerUpdated).toMatchObject({ permissions: [], roles: [] });
  });

  it('reports changed permissions to all members of a role and of those below it, and to nobody else', async () => {
    const [member, below, stranger] = [
      await app().actors.make(),
      await app().actors.make(),
      await app().actors.make(),
    ];
    const parent = await makeRole(app(), { permissions: ['ORDERS_VIEW'] });
    const child = await makeRole(app(), { parentId: parent.id, permissions: ['STAFF_VIEW'] });
    await give(app(), member.userId, parent.id);
    await give(app(), below.userId, child.id);
    const [one, two, none] = [
      await follow(member, viewerUpdated),
      await follow(below, viewerUpdated),
      await follow(stranger, viewerUpdated),
    ];
    const input = { roleId: parent.id, permissions: ['CUSTOMERS_VIEW'] };
    await app().mutate('updateRole', input, 'role { id }', 'admin');
    expect((await one.next()).data.viewerUpdated.permissions).toEqual(['CUSTOMERS_VIEW']);
    expect(new Set((await two.next()).data.viewerUpdated.permissions)).toEqual(
      new Set(['CUSTOMERS_VIEW', 'STAFF_VIEW']),
    );
    await sleep(50);
    expect(none.events).toEqual([]);
  });

  it('reports that a role requires a second factor now, also to those who must enroll one', async () => {
    const member = await makeMember(app(), ['ORDERS_VIEW']);
    const viewer = await follow(member, viewerUpdated);
    await app().mutate('updateRole', { roleId: member.roleId, requiresMfa: true }, 'role { id }', 'admin');
    expect((await viewer.next()).data.viewerUpdated.id).toBe(member.userId);
    expect(viewer.isOver()).toBe(false);
  });

  it('reports the own profile, also from another device, and a session that ends there', async () => {
    const here = await app().actors.make();
    const there = await app().actors.signIn(here.userId);
    const viewer = await follow(here, viewerUpdated);
    await as(app(), there).mutate('updateProfile', { name: 'Somebody New' }, 'user { id }');
    expect((await viewer.next()).data.viewerUpdated).toMatchObject({
      name: 'Somebody New',
      sessions: [expect.anything(), expect.anything()],
    });
    await as(app(), there).mutate('signOut', null, 'endedSessionId');
    expect((await viewer.next()).data.viewerUpdated.sessions).toEqual([{ current: true }]);
  });

  it('reports nothing of others, and nothing that is rolled back', async () => {
    const [here, other] = [await app().actors.make(), await app().actors.make()];
    const viewer = await follow(here, viewerUpdated);
    await as(app(), other).mutate('updateProfile', { name: 'Other' }, 'user { id }');
    await expect(
      inTransaction(app().context(), async ctx => {
        publish(ctx, userChanged, { about: here.userId });
        throw new Error('Never mind.');
      }),
    ).rejects.toThrow('Never mind.');
    await sleep(50);
    expect(viewer.events).toEqual([]);
  });

  it.each([
    ['a session that is revoked', 'revokeAllSessions', {}],
    ['a suspension', 'updateUserStatus', { status: 'SUSPENDED' }],
  ])('%s closes the connection at once', async (_what, name, input) => {
    const here = await app().actors.make();
    const there = await app().actors.signIn(here.userId);
    const subscriber = await subscribers.connect(here.headers);
    subscriber.follow(viewerUpdated);
    await untilRunning(app(), 1);
    if (name === 'revokeAllSessions')
      await as(app(), there).mutate(name, { keepCurrent: true }, 'endedCount');
    else await app().mutate(name, { userId: here.userId, ...input }, 'user { id }', 'admin');
    expect(await subscriber.closed()).toMatchObject({ code: 4403 });
  });

  it('reports to somebody who waits that they are approved, with and without a role, and rejected', async () => {
    const waiting = 'subscription { viewerUpdated { staffMember { status } roles { name } } }';
    const decide = (name: string, input: object) => app().mutate(name, input, 'staffMember { id }', 'admin');
    const [one, two, three] = [await registered(app()), await registered(app()), await registered(app())];
    const viewers = [await follow(one, waiting), await follow(two, waiting), await follow(three, waiting)];
    await decide('approveStaffMember', { staffMemberId: one.id, roleIds: [builtInRoleId('STAFF')] });
    await decide('approveStaffMember', { staffMemberId: two.id, roleIds: [] });
    await decide('rejectStaffMember', { staffMemberId: three.id, reason: 'No.' });
    const seen = await Promise.all(viewers.map(async viewer => (await viewer.next()).data.viewerUpdated));
    expect(seen).toEqual([
      { staffMember: { status: 'APPROVED' }, roles: [{ name: 'Staff' }] },
      { staffMember: { status: 'APPROVED' }, roles: [] },
      { staffMember: { status: 'REJECTED' }, roles: [] },
    ]);
  });
});

describe('staffMemberUpdated', () => {
  const staffMemberUpdated = 'subscription { staffMemberUpdated { id status email } }';

  it('reports who registers, is decided about, and changes', async () => {
    const staff = await follow({ headers: await app().actors.headers('manager') }, staffMemberUpdated);
    const next = async () => (await staff.next()).data.staffMemberUpdated;
    const newcomer = await registered(app());
    expect(await next()).toEqual({ id: newcomer.id, status: 'PENDING', email: newcomer.email });
    await app().mutate(
      'rejectStaffMember',
      { staffMemberId: newcomer.id, reason: 'x' },
      'staffMember { id }',
      'admin',
    );
    expect(await next()).toMatchObject({ id: newcomer.id, status: 'REJECTED' });
    await app().mutate('reinstateStaffMember', { staffMemberId: newcomer.id }, 'staffMember { id }', 'admin');
    expect(await next()).toMatchObject({ id: newcomer.id, status: 'PENDING' });
    const written = await makeStaffMember(app());
    expect(await next()).toMatchObject({ id: written.id });
    const invitation = { email: 'live-invited@example.com', name: 'Joe', roleIds: [] };
    const invited = await app().mutate('inviteStaffMember', invitation, 'staffMember { id }', 'admin');
    expect(await next()).toMatchObject({ id: invited.staffMember.id });
    await app().mutate('deleteStaffMember', { staffMemberId: written.id }, 'deletedStaffMemberId', 'admin');
    await app().mutate('restoreStaffMember', { staffMemberId: written.id }, 'staffMember { id }', 'admin');
    expect(await next()).toMatchObject({ id: written.id });
  });

  it('is for those who may see the staff', async () => {
    const { headers } = await makeMember(app(), ['ORDERS_VIEW']);
    expect(await refusalOf(headers, staffMemberUpdated)).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('STAFF_VIEW'),
    });
  });
});
