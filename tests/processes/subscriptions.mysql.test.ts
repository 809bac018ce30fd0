import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { useApp } from '../kit/app.ts';
import { makeOrder } from '../kit/factories/order.ts';
import { makeShopper, type Shopper } from '../kit/factories/shopper.ts';
import { hasRedis, RedisServer } from '../kit/redis.ts';
import { type ServerProcess, startServerProcess } from '../kit/server-process.ts';
import { connect, type Subscriber } from '../kit/subscriber.ts';

const app = useApp();
const started: ServerProcess[] = [];
let shopper: Shopper;

beforeAll(async () => {
  // The servers live in real time, and so must the sessions that are made here for them.
  app().clock.goLive();
  shopper = await makeShopper(app());
});

afterAll(() => Promise.all(started.map(server => server.stop())));

/** A server that ends with the tests, however they end. */
async function start(settings: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await startServerProcess(app(), settings);
  started.push(server);
  return server;
}

const socketUrl = (server: ServerProcess) => `${server.address.replace('http', 'ws')}/graphql`;
const cancel = `mutation ($id: ID!) { cancelOrder(input: { orderId: $id, reason: "x" }) { order { status } } }`;
const orderUpdated = 'subscription ($id: ID!) { orderUpdated(orderId: $id) { id status } }';

/** A subscription gives its client no sign when it has begun, but the server counts those that run. */
async function untilBegun(...of: ServerProcess[]): Promise<void> {
  for (const { address } of of) {
    await vi.waitFor(
      async () => {
        const metrics = await (await fetch(`${address}/metrics`)).text();
        expect(metrics).toMatch(/^tradepost_subscriptions 1$/m);
      },
      { timeout: 10_000, interval: 20 },
    );
  }
}

describe.skipIf(!hasRedis())('two servers with Redis', () => {
  let redis: RedisServer;
  let servers: [ServerProcess, ServerProcess];

  beforeAll(async () => {
    redis = await RedisServer.start();
    const settings = { REDIS_URL: redis.url, LOG_LEVEL: 'info' };
    servers = await Promise.all([start(settings), start(settings)]);
  }, 120_000);
  afterAll(() => redis.stop());

  it('say so at the start', () => {
    for (const server of servers)
      expect(server.output()).toContain('subscriptions receive the events of all processes on this Redis');
  });

  it('what happens on one reaches a subscriber on the other', async () => {
    const order = await makeOrder(app(), shopper);
    const subscriber = await connect(socketUrl(servers[1]), shopper.headers);
    const updates = subscriber.follow(orderUpdated, { id: order.id });
    await updates.next();
    const begun = performance.now();
    const answer = await servers[0].send(shopper.headers, cancel, { id: order.id });
    expect(answer.errors).toBeUndefined();
    expect((await updates.next()).data.orderUpdated).toEqual({ id: order.id, status: 'CANCELLED' });
    console.log(
      `an event from one server to a subscriber on the other: ${(performance.now() - begun).toFixed(0)} ms, the mutation included`,
    );
    await subscriber.leave();
  });

  it('a notification that a job makes on either reaches a subscriber on the other', async () => {
    const manager = await app().actors.make({ roles: ['MANAGER'] });
    const subscribers = await Promise.all(servers.map(server => connect(socketUrl(server), manager.headers)));
    const followed = subscribers.map(one => one.follow('subscription { notificationReceived { kind } }'));
    await untilBegun(...servers);
    const register = `mutation { registerStaff(input: { email: "n@example.com", password: "four quiet words here", name: "N" }) { staffMember { id } } }`;
    await servers[0].send({}, register);
    for (const one of followed)
      expect((await one.next()).data.notificationReceived).toEqual({ kind: 'STAFF_REGISTERED' });
    await Promise.all(subscribers.map(one => one.leave()));
  });

  it('a session that is ended on one is cut off on the other at once', async () => {
    const person = await app().actors.make({ roles: ['CUSTOMER'] });
    const subscriber = await connect(socketUrl(servers[1]), person.headers);
    const followed = subscriber.follow('subscription { notificationReceived { id } }');
    await untilBegun(servers[1]);
    expect(followed.isOver()).toBe(false);
    const begun = performance.now();
    await servers[0].send(person.headers, 'mutation { signOut { endedSessionId } }');
    expect(await subscriber.closed()).toEqual({ code: 4403, reason: 'The session has ended.' });
    const cutOffMs = performance.now() - begun;
    console.log(`signing out on one server cut the other's socket off after ${cutOffMs.toFixed(0)} ms`);
    // The timer that checks all sessions comes every 15 s.
    expect(cutOffMs).toBeLessThan(5_000);
  });

  it('a Redis that goes away fails no request, and what happens on a server itself is still told there', async () => {
    const order = await makeOrder(app(), shopper);
    const subscriber = await connect(socketUrl(servers[0]), shopper.headers);
    const updates = subscriber.follow(orderUpdated, { id: order.id });
    await updates.next();
    await redis.goAway();
    const answer = await servers[0].send(shopper.headers, cancel, { id: order.id });
    expect(answer.errors).toBeUndefined();
    expect((await updates.next()).data.orderUpdated).toMatchObject({ status: 'CANCELLED' });
    await subscriber.leave();
    await redis.start();
  });

  it('a server that is told to stop says goodbye to its subscribers and ends', async () => {
    const third = await start({ REDIS_URL: redis.url });
    const subscriber: Subscriber = await connect(socketUrl(third), shopper.headers);
    subscriber.follow('subscription { notificationReceived { id } }');
    await untilBegun(third);
    const begun = performance.now();
    await third.stop();
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(await subscriber.closed()).toEqual({ code: 1001, reason: 'The server is stopping.' });
  });
});

describe('a server without Redis', () => {
  it('says at the start that subscriptions stay in its process, and what to set', async () => {
    const server = await start();
    expect(server.output()).toContain('subscriptions receive the events of this process only; set REDIS_URL');
    const order = await makeOrder(app(), shopper);
    const subscriber = await connect(socketUrl(server), shopper.headers);
    const updates = subscriber.follow(orderUpdated, { id: order.id });
    await updates.next();
    await server.send(shopper.headers, cancel, { id: order.id });
    expect((await updates.next()).data.orderUpdated).toMatchObject({ status: 'CANCELLED' });
    await subscriber.leave();
  });
});
