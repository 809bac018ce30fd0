import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, useApp } from '../kit/app.ts';
import { freePort } from '../kit/free-port.ts';

const notFound = {
  errors: [
    {
      message: 'There is nothing at GET /metrics. The API is at /graphql.',
      extensions: { code: 'NOT_FOUND' },
    },
  ],
};

describe('/metrics without a port of its own', () => {
  const app = useApp();

  it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])(
    'is open to this machine: %s',
    async remoteAddress => {
      const response = await app().http({ url: '/metrics', remoteAddress });
      expect(response.statusCode).toBe(200);
      expect(response.body).toContain('tradepost_orders_placed_total{channel="ONLINE"} 0');
    },
  );

  it.each(['10.0.0.7', '203.0.113.5', '2001:db8::1', '::ffff:10.0.0.7', '128.0.0.1', '127.0.0.1.example'])(
    'does not exist for anybody else: %s',
    async remoteAddress => {
      const response = await app().http({ url: '/metrics', remoteAddress });
      expect(response.statusCode).toBe(404);
      expect(response.json()).toEqual(notFound);
    },
  );

  it.each([
    { 'x-forwarded-for': '203.0.113.5' },
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-real-ip': '203.0.113.5' },
    { forwarded: 'for=203.0.113.5' },
    { 'x-forwarded-proto': 'https' },
    { via: '1.1 proxy' },
  ])('does not exist for who comes through a proxy on this machine: %j', async headers => {
    const response = await app().http({ url: '/metrics', remoteAddress: '127.0.0.1', headers });
    expect(response.statusCode).toBe(404);
    expect(response.json()).toEqual(notFound);
  });

  it('does not exist for an administrator from elsewhere: no session opens it', async () => {
    const headers = await app().actors.headers('admin');
    const response = await app().http({ url: '/metrics', remoteAddress: '203.0.113.5', headers });
    expect(response.statusCode).toBe(404);
  });

  it('has no port of its own', async () => {
    expect(await app().app.openMetricsPort()).toBeUndefined();
  });
});

describe('/metrics behind a trusted proxy', () => {
  const app = useApp({ trustProxy: true });

  it('does not believe the proxy that a client is this machine', async () => {
    const headers = { 'x-forwarded-for': '127.0.0.1' };
    const forwarded = await app().http({ url: '/metrics', remoteAddress: '10.0.0.7', headers });
    expect(forwarded.statusCode).toBe(404);
    const local = await app().http({ url: '/metrics', remoteAddress: '127.0.0.1' });
    expect(local.statusCode).toBe(200);
  });
});

describe('/metrics on a port of its own', () => {
  let app: TestApp;
  let address: string;
  beforeAll(async () => {
    app = await startTestApp({ metricsPort: 0, metricsHost: '127.0.0.1' });
    address = (await app.app.openMetricsPort())!;
  });
  afterAll(async () => {
    await app.app.stop();
    await app.database.close();
  });

  it('is there, whatever the request says of a proxy', async () => {
    const response = await fetch(`${address}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.5' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toContain('tradepost_store_jobs_due{lane="money"}');
  });

  it('has nothing else there', async () => {
    const response = await fetch(`${address}/graphql`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  it('is not on the port of everything else any more, not even for this machine', async () => {
    const response = await app.http({ url: '/metrics', remoteAddress: '127.0.0.1' });
    expect(response.statusCode).toBe(404);
    expect(response.json()).toEqual(notFound);
  });

  it('ends with the server', async () => {
    const other = await startTestApp({ metricsPort: 0, metricsHost: '127.0.0.1' });
    const url = `${await other.app.openMetricsPort()}/metrics`;
    expect((await fetch(url)).status).toBe(200);
    await other.app.stop();
    await other.database.close();
    await expect(fetch(url)).rejects.toThrow();
  });

  it('names its setting when another program has the port', async () => {
    const port = await freePort();
    const taken = createServer().listen(port, '127.0.0.1');
    try {
      const other = await startTestApp({ metricsPort: port, metricsHost: '127.0.0.1' });
      expect((taken.address() as AddressInfo).port).toBe(port);
      await expect(other.app.openMetricsPort()).rejects.toThrow(
        `METRICS_PORT ${port} is in use by another program; set METRICS_PORT to a free one.`,
      );
      await other.app.stop();
      await other.database.close();
    } finally {
      taken.close();
    }
  });
});
