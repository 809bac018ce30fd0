import { once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UserRole } from '../../../src/modules/accounts/roles/user-role.entity.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { useApp } from '../../kit/app.ts';
import { setStock, stockedProductId } from '../../kit/factories/stock.ts';
import {
  listening,
  RawSocket,
  refusedUpgrade,
  untilNothingIsLeft,
  untilRunning,
} from '../../kit/subscriber.ts';

const usual = useApp();
const tight = useApp(
  {},
  {
    subscriptionLimits: {
      connectionsPerUser: 2,
      unauthenticatedConnectionsPerAddress: 3,
      connectionsPerProcess: 5,
      unreadBytes: 200_000,
    },
  },
);
const watchful = useApp({}, { subscriptionLimits: { initTimeoutMs: 1_000, pingMs: 300, recheckMs: 60 } });
afterEach(async () => {
  for (const app of [usual(), tight(), watchful()]) await untilNothingIsLeft(app);
});

const notifications = 'subscription { notificationReceived { id } }';
const leave = (sockets: readonly RawSocket[]) => sockets.forEach(({ socket }) => void socket.terminate());

describe('on one connection', () => {
  it('fifty subscriptions run, the next is refused, and another can start when one ends', async () => {
    const socket = await RawSocket.greeted(
      await listening(usual()),
      await usual().actors.headers('customer'),
    );
    for (let n = 1; n <= 51; n++) socket.subscribe(`${n}`, notifications);
    expect(await socket.until('error', '51')).toEqual([
      {
        message: 'A connection may run 50 subscriptions; end one of them first.',
        extensions: { code: 'RATE_LIMITED', limit: 50 },
      },
    ]);
    await untilRunning(usual(), 50);
    socket.send({ type: 'complete', id: '7' });
    await untilRunning(usual(), 49);
    socket.subscribe('52', notifications);
    await untilRunning(usual(), 50);
    expect(socket.messages.filter(message => message.type === 'error')).toHaveLength(1);
    leave([socket]);
  });

  it('10,000 subscriptions close it, and other clients are served meanwhile', async () => {
    const headers = await usual().actors.headers('customer');
    const product = await stockedProductId(usual());
    const bystander = await RawSocket.greeted(await listening(usual()), headers);
    bystander.subscribe(
      '1',
      `subscription { stockChanged(productIds: ["${product}"]) { stock { onHand } } }`,
    );
    await untilRunning(usual(), 1);

    const heapBefore = process.memoryUsage().heapUsed;
    const greedy = await RawSocket.greeted(await listening(usual()), headers);
    const start = performance.now();
    for (let n = 0; n < 10_000; n++) greedy.subscribe(`${n}`, notifications);
    const closed = greedy.untilClosed();
    const asked = performance.now();
    expect((await usual().ask('guest', '{ settings { storeName } }')).settings.storeName).toBe('Tradepost');
    const answeredMs = performance.now() - asked;
    expect(await closed).toEqual({ code: 4429, reason: 'Too many messages.' });
    const closedMs = performance.now() - start;
    await untilRunning(usual(), 1);
    await setStock(usual(), product, 3);
    expect(await bystander.until('next', '1')).toEqual({ data: { stockChanged: { stock: { onHand: 3 } } } });
    const refusals = greedy.messages.filter(message => message.type === 'error').length;
    console.log(
      `10,000 subscriptions on one connection: closed after ${closedMs.toFixed(0)} ms and ${refusals} refusals; a query meanwhile took ${answeredMs.toFixed(0)} ms; heap ${((process.memoryUsage().heapUsed - heapBefore) / 1e6).toFixed(1)} MB more`,
    );
    expect(refusals).toBeLessThan(1_000);
    leave([bystander]);
  });

  it('a flood of pings closes it as well', async () => {
    const socket = await RawSocket.greeted(
      await listening(usual()),
      await usual().actors.headers('customer'),
    );
    for (let n = 0; n < 1_500; n++) socket.socket.ping();
    // Pongs that still arrive after the close may hide its code from the client.
    expect([4429, 1006]).toContain((await socket.untilClosed()).code);
  });

  it('unread events do not accumulate endlessly', async () => {
    const product = await stockedProductId(tight(), 1, { description: 'x'.repeat(5_000) });
    const headers = await tight().actors.headers('customer');
    const socket = await RawSocket.greeted(await listening(tight()), headers);
    const many = Array.from({ length: 40 }, (_, n) => `a${n}: description`).join(' ');
    for (let n = 0; n < 50; n++)
      socket.subscribe(`${n}`, `subscription { stockChanged(productIds: ["${product}"]) { ${many} } }`);
    await untilRunning(tight(), 50);
    socket.socket.pause();
    // Fifty events of 200 kB are more than the network buffers hold, so the buffer of the server would grow.
    for (let n = 2; n < 6; n++) await setStock(tight(), product, n);
    await vi.waitFor(() => expect(tight().app.subscriptions.counts.connections).toBe(0), {
      timeout: 10_000,
    });
    leave([socket]);
  });
});

describe('connections', () => {
  it('of one user are counted, from any address', async () => {
    const url = await listening(tight());
    const headers = await tight().actors.headers('customer');
    const sockets = [await RawSocket.greeted(url, headers), await RawSocket.greeted(url, headers)];
    const third = await RawSocket.open(url);
    third.send({ type: 'connection_init', payload: headers });
    expect(await third.untilClosed()).toEqual({ code: 4429, reason: 'You have too many connections open.' });
    sockets[0]!.socket.close();
    await once(sockets[0]!.socket, 'close');
    await vi.waitFor(() => expect(tight().app.subscriptions.counts.connections).toBe(1));
    sockets.push(await RawSocket.greeted(url, headers));
    leave(sockets);
  });

  it('are counted by address until they authenticate', async () => {
    const url = await listening(tight());
    const headers = await tight().actors.headers('customer');
    const sockets = [await RawSocket.greeted(url, headers)];
    for (let n = 0; n < 3; n++) sockets.push(await RawSocket.open(url));
    expect(await refusedUpgrade(url)).toEqual({
      status: 429,
      body: 'This address has too many connections open.\n',
    });
    sockets[1]!.send({ type: 'connection_init', payload: headers });
    await sockets[1]!.until('connection_ack');
    sockets.push(await RawSocket.open(url));
    leave(sockets);
  });

  it('of all users together are limited', async () => {
    const url = await listening(tight());
    const sockets: RawSocket[] = [];
    for (const actor of ['customer', 'customer', 'staff', 'staff', 'manager'])
      sockets.push(await RawSocket.greeted(url, await tight().actors.headers(actor)));
    expect(await refusedUpgrade(url)).toMatchObject({ status: 503 });
    leave(sockets);
  });

  it('that do not authenticate are closed', async () => {
    const socket = await RawSocket.open(await listening(watchful()));
    expect(await socket.untilClosed()).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
  });

  it('that do not answer are closed; the others stay', async () => {
    const url = await listening(watchful());
    const headers = await watchful().actors.headers('customer');
    const [lives, dead] = [await RawSocket.greeted(url, headers), await RawSocket.greeted(url, headers)];
    // It neither reads nor answers, like a phone in a tunnel.
    dead.socket.pause();
    await vi.waitFor(() => expect(watchful().app.subscriptions.counts.connections).toBe(1), 5_000);
    for (let pings = 0; pings < 2; pings++) await once(lives.socket, 'ping');
    expect(lives.closed).toBeUndefined();
    leave([lives, dead]);
  });

  it('whose session has ended are closed in time, even without any event', async () => {
    const person = await watchful().actors.make();
    const socket = await RawSocket.greeted(await listening(watchful()), person.headers);
    await watchful().app.database.run({
      text: 'update session set expires_at = ? where user_id = ?',
      values: [watchful().clock.now(), person.userId],
    });
    expect(await socket.untilClosed()).toEqual({ code: 4403, reason: 'The session has ended.' });
  });
});

it('a subscription that its user may no longer have ends in time, even without any event', async () => {
  const person = await watchful().actors.make({ roles: ['MANAGER'] });
  const product = await stockedProductId(watchful());
  const socket = await RawSocket.greeted(await listening(watchful()), person.headers);
  socket.subscribe('registrations', 'subscription { staffRegistrationReceived { id } }');
  socket.subscribe('stock', `subscription { stockChanged(productIds: ["${product}"]) { id } }`);
  await untilRunning(watchful(), 2);
  await inTransaction(watchful().context(), ctx => ctx.em.nativeDelete(UserRole, { user: person.userId }));
  expect(await socket.until('error', 'registrations')).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  await untilRunning(watchful(), 1);
  await setStock(watchful(), product, 3);
  expect(await socket.until('next', 'stock')).toEqual({ data: { stockChanged: { id: product } } });
  expect(socket.messages.filter(({ type }) => type !== 'connection_ack')).toHaveLength(2);
  leave([socket]);
});

it('the metrics count connections and subscriptions', async () => {
  const headers = await usual().actors.headers('customer');
  const socket = await RawSocket.greeted(await listening(usual()), headers);
  socket.subscribe('1', notifications);
  await untilRunning(usual(), 1);
  const { body } = await usual().http({ url: '/metrics' });
  expect(body).toContain('tradepost_websocket_connections 1');
  expect(body).toContain('tradepost_subscriptions 1');
  expect(body).toMatch(
    /tradepost_graphql_operation_seconds_count\{operation="anonymous",type="subscription"\} \d+/,
  );
  leave([socket]);
});
