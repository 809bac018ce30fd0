import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestApp, useApp } from '../../kit/app.ts';
import {
  connect,
  listening,
  RawSocket,
  refusedUpgrade,
  untilNothingIsLeft,
  untilRunning,
} from '../../kit/subscriber.ts';

const shop = 'https://shop.example.com';
const app = useApp();
const withOrigins = useApp({ corsOrigins: [shop] });
const behindProxy = useApp(
  { environment: 'production', trustProxy: true },
  { subscriptionLimits: { unauthenticatedConnectionsPerAddress: 1 } },
);
afterEach(async () => {
  for (const one of [app(), withOrigins(), behindProxy()]) await untilNothingIsLeft(one);
});

async function opens(url: string, headers: Record<string, string>): Promise<void> {
  const { socket } = await RawSocket.open(url, headers);
  socket.terminate();
}

describe('a request for a WebSocket', () => {
  it.each(['/', '/graphql/', '/graphqlx', '/health/live'])('is not found at %s', async path => {
    const url = (await listening(app())).replace('/graphql', path);
    expect(await refusedUpgrade(url)).toEqual({
      status: 404,
      body: 'The only WebSocket is at /graphql.\n',
    });
  });

  it.each([
    ['another', 'graphql-ws'],
    ['none', []],
  ])('with %s subprotocol gets the name of the right one', async (_what, protocol) => {
    const answer = await refusedUpgrade(await listening(app()), { protocol });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('graphql-transport-ws');
  });

  it('with a query string and several subprotocols is fine', async () => {
    const url = `${await listening(app())}?x=1`;
    await opens(url, {});
  });

  it('comes from our own origin and from no browser when no others are named', async () => {
    const url = await listening(app());
    // As PUBLIC_URL says, and as the browser has it.
    for (const origin of ['http://localhost:4000', new URL(url).origin.replace('ws:', 'http:')])
      await opens(url, { origin });
    await opens(url, {});
    const { port } = new URL(url);
    for (const origin of [
      'https://evil.example',
      'null',
      `http://evil.example:${port}`,
      `https://127.0.0.1:${port}`,
      'http://127.0.0.1',
    ])
      expect(await refusedUpgrade(url, { headers: { origin } }), origin).toEqual({
        status: 403,
        body: 'Browsers may not connect from this origin.\n',
      });
  });

  it('comes from the named origins, too', async () => {
    const url = await listening(withOrigins());
    await opens(url, { origin: shop });
    await opens(url, { origin: 'http://localhost:4000' });
    await opens(url, {});
    for (const origin of ['https://evil.example', 'null', `${shop}.evil.example`])
      expect(await refusedUpgrade(url, { headers: { origin } })).toMatchObject({ status: 403 });
  });

  it('comes over TLS from the page of the address that the proxy passes on', async () => {
    const url = await listening(behindProxy());
    const from = (origin: string) => ({
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '10.0.0.9',
      host: 'shop.example.com',
      origin,
    });
    await opens(url, from(shop));
    for (const origin of ['http://shop.example.com', `${shop}:8443`])
      expect(await refusedUpgrade(url, { headers: from(origin) })).toMatchObject({ status: 403 });
  });

  it('needs TLS where the server is behind it, and is counted by the address that the proxy saw', async () => {
    const url = await listening(behindProxy());
    expect(await refusedUpgrade(url)).toMatchObject({ status: 403, body: expect.stringContaining('wss://') });
    const from = (ip: string) => ({ 'x-forwarded-proto': 'https', 'x-forwarded-for': ip });
    const sockets = [
      await RawSocket.open(url, from('10.0.0.1')),
      await RawSocket.open(url, from('10.0.0.2')),
    ];
    // Everything before the entry of the proxy comes from the client.
    for (const ip of ['10.0.0.1', '10.0.0.3, 10.0.0.1'])
      expect(await refusedUpgrade(url, { headers: from(ip) })).toMatchObject({ status: 429 });
    const pretended = { ...from('10.0.0.4'), 'x-forwarded-proto': 'https, http' };
    expect(await refusedUpgrade(url, { headers: pretended })).toMatchObject({ status: 403 });
    for (const { socket } of sockets) socket.terminate();
  });

  it('that is none but offers another protocol is answered as usual', async () => {
    await listening(app());
    const { port } = app().app.http.server.address() as AddressInfo;
    const body = await new Promise<string>((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port,
          path: '/graphql',
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            connection: 'Upgrade, HTTP2-Settings',
            upgrade: 'h2c',
            'http2-settings': 'AAMAAABkAAQAoAAAAAIAAAAA',
          },
        },
        async response => resolve(Buffer.concat(await response.toArray()).toString()),
      );
      sent.on('error', reject);
      sent.end(JSON.stringify({ query: '{ settings { storeName } }' }));
    });
    expect(JSON.parse(body).data).toEqual({ settings: { storeName: 'Tradepost' } });
  });
});

describe('a server that stops', () => {
  it('closes its connections with 1001 and takes no longer than that', async () => {
    const test = await startTestApp();
    const subscriber = await connect(test, await test.actors.headers('customer'));
    subscriber.follow('subscription { notificationReceived { id } }');
    await untilRunning(test, 1);
    const start = performance.now();
    await test.app.stop();
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(await subscriber.closed()).toEqual({ code: 1001, reason: 'The server is stopping.' });
    expect(test.app.subscriptions.counts).toEqual({ connections: 0, subscriptions: 0 });
    expect(test.app.services.live.listenerCount).toBe(0);
    await test.app.stop();
    await test.app.database.close();
  });

  it('does not wait for those that never answer', async () => {
    const test = await startTestApp({}, { subscriptionLimits: { closeTimeoutMs: 200 } });
    const { socket } = await RawSocket.greeted(await listening(test), await test.actors.headers('customer'));
    socket.pause();
    const start = performance.now();
    await test.app.stop();
    expect(performance.now() - start).toBeLessThan(1_500);
    socket.terminate();
    await test.app.database.close();
  });
});
