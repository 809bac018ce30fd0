import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { builtInRoleId } from '../../../src/modules/accounts/roles/built-in-roles.ts';
import { UserRole } from '../../../src/modules/accounts/roles/user-role.entity.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import type { TestActor } from '../../kit/actors.ts';
import { testPassword } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { makeOrder } from '../../kit/factories/order.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { setStock, stockedProductId } from '../../kit/factories/stock.ts';
import {
  type Followed,
  listening,
  RawSocket,
  type Subscriber,
  untilRunning,
  useSubscribers,
} from '../../kit/subscriber.ts';

// The timer never fires during a test, so these tests see only the other checks.
const app = useApp({}, { subscriptionLimits: { recheckMs: 3_600_000 } });
const subscribers = useSubscribers(app);

const anOrder = 'order_01h455vb4pex5vsknk084sn02q';
const aProduct = 'product_01h455vb4pex5vsknk084sn02q';
const all = [
  'notificationReceived { id }',
  `orderUpdated(orderId: "${anOrder}") { id }`,
  `stockChanged(productIds: ["${aProduct}"]) { id }`,
  'staffRegistrationReceived { id }',
];
const notifications = 'subscription { notificationReceived { id } }';
const orderUpdated = 'subscription ($id: ID!) { orderUpdated(orderId: $id) { id status } }';
const stockOf = (id: string) => `subscription { stockChanged(productIds: ["${id}"]) { id } }`;

/** Sends a request over HTTP as a person of this test. */
async function ask(actor: TestActor, query: string): Promise<void> {
  const { errors } = await app().sendWith(actor.headers, query);
  expect(errors).toBeUndefined();
}

describe('who may subscribe', () => {
  it('an account that must enroll a second factor may not subscribe to anything', async () => {
    const { headers } = await app().actors.make({ roles: ['STAFF'] });
    const require = (requiresMfa: boolean) =>
      app().mutate('updateRole', { roleId: builtInRoleId('STAFF'), requiresMfa }, 'role { id }', 'admin');
    await require(true);
    const subscriber = await subscribers.connect(headers);
    for (const field of all) {
      const followed = subscriber.follow(`subscription { ${field} }`);
      expect(await followed.refusal(), field).toBe('FORBIDDEN');
      expect(followed.errors[0]!.extensions.reason).toBe('MFA_ENROLLMENT_REQUIRED');
    }
    expect(app().app.subscriptions.counts).toEqual({ connections: 1, subscriptions: 0 });
    await require(false);
  });

  it("a customer gets the same error for another's order as for one that does not exist", async () => {
    const [owner, other] = [await makeShopper(app()), await makeShopper(app())];
    const { id } = await makeOrder(app(), owner);
    const subscriber = await subscribers.connect(other.headers);
    const [anothers, missing] = [
      subscriber.follow(orderUpdated, { id }),
      subscriber.follow(orderUpdated, { id: anOrder }),
    ];
    expect([await anothers.refusal(), await missing.refusal()]).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
    const [one, two] = [anothers, missing].map(({ errors }) => JSON.stringify(errors));
    expect(one!.replaceAll(id, anOrder)).toBe(two);
    await untilRunning(app(), 0);
  });

  it('an order needs an id', async () => {
    const followed = (await subscribers.connect(await app().actors.headers('admin'))).follow(orderUpdated, {
      id: 'x',
    });
    expect(await followed.refusal()).toBe('BAD_USER_INPUT');
    expect(followed.errors[0]!.message).toContain('must be the id of an order');
  });

  it('staff without the permission may not subscribe to registrations', async () => {
    for (const actor of ['customer', 'staff']) {
      const followed = (await subscribers.connect(await app().actors.headers(actor))).follow(
        `subscription { ${all[3]} }`,
      );
      expect(await followed.refusal()).toBe('FORBIDDEN');
      expect(followed.errors[0]!.message).toContain('STAFF_APPROVE');
    }
  });

  it('the fields of an event have the same rules as in queries', async () => {
    const product = await stockedProductId(app());
    const subscriber = await subscribers.connect(await app().actors.headers('customer'));
    const followed = subscriber.follow(
      `subscription { stockChanged(productIds: ["${product}"]) { id stockMovements(first: 1) { nodes { id } } } }`,
    );
    await untilRunning(app(), 1);
    await setStock(app(), product, 3);
    const { errors } = await followed.next();
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', permission: 'INVENTORY_VIEW' } }]);
    expect(followed.isOver()).toBe(false);
  });
});

describe('who connects', () => {
  it('may send the token in either spelling, or in a header', async () => {
    const { authorization } = (await app().actors.find('manager')).headers as { authorization: string };
    const url = await listening(app());
    const sockets = [
      await RawSocket.greeted(url, { authorization }),
      await RawSocket.greeted(url, { Authorization: authorization }),
      await RawSocket.open(url, { authorization }),
    ];
    sockets[2]!.send({ type: 'connection_init' });
    await sockets[2]!.until('connection_ack');
    for (const socket of sockets) socket.subscribe('1', notifications);
    await untilRunning(app(), 3);
    for (const { socket } of sockets) socket.close();
  });

  it.each([undefined, {}, { authorization: null }])('is disconnected without a token: %j', async params => {
    const socket = await RawSocket.open(await listening(app()));
    socket.send({ type: 'connection_init', payload: params });
    expect(await socket.untilClosed()).toEqual({
      code: 4401,
      reason: 'Sign in first: send an access token as "authorization" in the connection parameters.',
    });
    expect(socket.messages).toEqual([]);
  });

  it.each([
    ['nonsense', { authorization: 'Bearer nonsense' }],
    ['no bearer', { authorization: 'Basic YTpi' }],
    ['no text', { authorization: { token: 'x' } }],
    ['nothing', { authorization: '' }],
  ])('is disconnected with a bad token: %s', async (_what, params) => {
    const socket = await RawSocket.open(await listening(app()));
    socket.send({ type: 'connection_init', payload: params });
    expect(await socket.untilClosed()).toEqual({
      code: 4403,
      reason: 'This access token is wrong or has expired, or its session has ended.',
    });
    expect(socket.messages).toEqual([]);
  });

  it('is disconnected with an expired token, but stays connected when it expires later', async () => {
    const person = await app().actors.make({ roles: ['CUSTOMER'] });
    const product = await stockedProductId(app());
    const followed = (await subscribers.connect(person.headers)).follow(stockOf(product));
    await untilRunning(app(), 1);
    app().clock.advance(20 * 60_000);
    await setStock(app(), product, 1);
    expect((await followed.next()).data.stockChanged.id).toBe(product);
    expect(await (await subscribers.connect(person.headers)).closed()).toMatchObject({ code: 4403 });
  });

  it('is disconnected after signing out', async () => {
    const person = await app().actors.make();
    await ask(person, 'mutation { signOut { endedSessionId } }');
    expect(await (await subscribers.connect(person.headers)).closed()).toMatchObject({ code: 4403 });
  });

  it('may do nothing before authenticating', async () => {
    const socket = await RawSocket.open(await listening(app()));
    socket.subscribe('1', notifications);
    expect(await socket.untilClosed()).toEqual({ code: 4401, reason: 'Unauthorized' });
  });
});

describe('a session that ends closes its connections at once', () => {
  async function following(actor: TestActor): Promise<{ subscriber: Subscriber; followed: Followed }> {
    const subscriber = await subscribers.connect(actor.headers);
    const followed = subscriber.follow(notifications);
    await untilRunning(app(), subscribers.open.length);
    return { subscriber, followed };
  }
  const ended = { code: 4403, reason: 'The session has ended.' };

  it('when its owner signs out; their other sessions stay', async () => {
    const here = await app().actors.make();
    const there = await app().actors.signIn(here.userId);
    const [one, other] = [await following(here), await following(there)];
    const start = performance.now();
    await ask(here, 'mutation { signOut { endedSessionId } }');
    expect(await one.subscriber.closed()).toEqual(ended);
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(one.followed.isOver()).toBe(true);
    await untilRunning(app(), 1);
    expect(other.followed.isOver()).toBe(false);
  });

  it('when it, or all others, are revoked', async () => {
    const here = await app().actors.make();
    const there = await app().actors.signIn(here.userId);
    const [one, other] = [await following(here), await following(there)];
    await ask(here, 'mutation { revokeAllSessions(input: { keepCurrent: true }) { endedCount } }');
    expect(await other.subscriber.closed()).toEqual(ended);
    await sleep(50);
    expect(one.followed.isOver()).toBe(false);
    const [session] = await app().app.database.run<{ id: string }>({
      text: 'select id from session where user_id = ? and revoked_at is null',
      values: [here.userId],
    });
    const again = await app().actors.signIn(here.userId);
    await ask(again, `mutation { revokeSession(input: { sessionId: "${session!.id}" }) { endedSessionId } }`);
    expect(await one.subscriber.closed()).toEqual(ended);
  });

  it('when the password changes', async () => {
    const here = await app().actors.make();
    const there = await app().actors.signIn(here.userId);
    const { subscriber } = await following(there);
    await ask(
      here,
      `mutation { changePassword(input: { currentPassword: "${testPassword}", newPassword: "another quiet set of words" }) { userErrors { code message } } }`,
    );
    expect(await subscriber.closed()).toEqual(ended);
  });

  it('when the account is suspended', async () => {
    const person = await app().actors.make({ roles: ['CUSTOMER'] });
    const { subscriber } = await following(person);
    await app().mutate(
      'updateUserStatus',
      { userId: person.userId, status: 'SUSPENDED' },
      'user { id }',
      'admin',
    );
    expect(await subscriber.closed()).toEqual(ended);
  });

  it('when the account is deleted', async () => {
    const person = await app().actors.make({ roles: ['CUSTOMER'] });
    const { subscriber } = await following(person);
    await app().mutate('deleteUser', { userId: person.userId }, 'deletedUserId', 'admin');
    expect(await subscriber.closed()).toEqual(ended);
  });

  it('and before the next event, if no event reported the end', async () => {
    const person = await app().actors.make({ roles: ['CUSTOMER'] });
    const product = await stockedProductId(app());
    const subscriber = await subscribers.connect(person.headers);
    const followed = subscriber.follow(stockOf(product));
    await untilRunning(app(), 1);
    await app().app.database.run({
      text: 'update session set revoked_at = ? where user_id = ?',
      values: [app().clock.now(), person.userId],
    });
    await setStock(app(), product, 3);
    expect(await subscriber.closed()).toEqual(ended);
    expect(followed.events).toEqual([]);
  });
});

it('a lost permission ends the subscription with FORBIDDEN, and the connection stays open', async () => {
  const person = await app().actors.make({ roles: ['MANAGER'] });
  const product = await stockedProductId(app());
  const subscriber = await subscribers.connect(person.headers);
  const registrations = subscriber.follow(`subscription { ${all[3]} }`);
  const stock = subscriber.follow(stockOf(product));
  await untilRunning(app(), 2);
  await inTransaction(app().context(), ctx => ctx.em.nativeDelete(UserRole, { user: person.userId }));
  const input = { email: 'late@example.com', password: 'four quiet words here', name: 'Late' };
  await app().mutate('registerStaff', input, 'staffMember { id }', 'guest');
  expect(await registrations.refusal()).toBe('FORBIDDEN');
  expect(registrations.events).toEqual([]);
  await setStock(app(), product, 3);
  expect((await stock.next()).data.stockChanged.id).toBe(product);
});

it('an order that they may no longer see ends the subscription without another event', async () => {
  const shopper = await makeShopper(app());
  const order = await makeOrder(app(), shopper);
  const updates = (await subscribers.connect(shopper.headers)).follow(orderUpdated, { id: order.id });
  expect((await updates.next()).data.orderUpdated.id).toBe(order.id);
  await app().app.database.run({
    text: 'update sales_order set customer_id = null where id = ?',
    values: [order.id],
  });
  await app().mutate('cancelOrder', { orderId: order.id, reason: 'x' }, 'order { id }', 'staff');
  expect(await updates.refusal()).toBe('BAD_USER_INPUT');
  expect(updates.events).toHaveLength(1);
});
