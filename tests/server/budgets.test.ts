import { describe, expect, it, vi } from 'vitest';
import { useApp } from '../kit/app.ts';

const limits = { maximum: 300, restorePerSecond: 1, concurrent: 3 };
const app = useApp({ limits, limitsTrusted: ['10.9.0.0/16'] });

const page = '{ categories(first: 99) { nodes { id } } }';

function send(body: object, remoteAddress: string, headers: Record<string, string> = {}) {
  return app().http({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    remoteAddress,
    payload: JSON.stringify(body),
  });
}

describe('the budget of a caller', () => {
  // The first two go through Apollo, the third over the fast path.
  it('is spent by what queries cost, and then refuses with 429 and when to try again', async () => {
    const address = '192.0.2.1';
    const costs = [];
    for (let times = 0; times < 3; times++) {
      const response = await send({ query: page }, address);
      const { cost } = response.json().extensions;
      expect(cost.throttle).toMatchObject({ maximum: 300, restorePerSecond: 1 });
      expect(response.headers.ratelimit).toMatch(/^"cost";r=\d+;t=\d+$/);
      expect(response.headers['ratelimit-policy']).toBe('"cost";q=300;w=300');
      costs.push(cost);
    }
    const spent = costs[0].throttle.available - costs[2].throttle.available;
    expect(spent).toBeGreaterThanOrEqual(2 * costs[0].requested - 5);

    const refused = await send({ query: page }, address);
    expect(refused.statusCode).toBe(429);
    const [error] = refused.json().errors;
    expect(error.extensions.code).toBe('RATE_LIMITED');
    expect(error.extensions.retryAfterSeconds).toBeGreaterThan(0);
    expect(refused.headers['retry-after']).toBe(String(error.extensions.retryAfterSeconds));
    // A document that Apollo has not seen yet is refused alike.
    const other = await send({ query: `${page} # new` }, address);
    expect(other.statusCode).toBe(429);
    expect(other.headers['retry-after']).toBe(String(other.json().errors[0].extensions.retryAfterSeconds));
  });

  it('belongs to the address of a guest, to the user on any address, and to a network of IPv6', async () => {
    const headers = await app().actors.headers('customer');
    const spend = async (address: string, more: Record<string, string> = {}) => {
      const { throttle } = (await send({ query: page }, address, more)).json().extensions.cost;
      return throttle.available as number;
    };
    const first = await spend('2001:db8:7:7::1');
    expect(await spend('2001:db8:7:7:9::2')).toBeLessThan(first);
    expect(await spend('2001:db8:7:8::1')).toBe(first);
    const signedIn = await spend('192.0.2.3', headers);
    expect(await spend('192.0.2.4', headers)).toBeLessThan(signedIn);
    expect(await spend('192.0.2.3')).toBe(first);
  });

  it('counts what a render server asks for to the shopper whose address it passes on', async () => {
    const from = (shopper: string) => send({ query: page }, '10.9.1.1', { 'x-forwarded-for': shopper });
    for (let times = 0; times < 3; times++) expect((await from('198.51.100.1')).statusCode).toBe(200);
    expect((await from('198.51.100.1')).statusCode).toBe(429);
    expect((await from('198.51.100.2')).statusCode).toBe(200);
  });

  it.each([
    ['too large', '{ a }'.repeat(2_000), 400],
    ['wrong', '{ nonsense }', 400],
  ])('is also spent by documents that are %s', async (what, query, status) => {
    const address = `192.0.2.${query.length % 200}`;
    const statuses = [];
    for (let times = 0; times < 20; times++) statuses.push((await send({ query }, address)).statusCode);
    expect(statuses[0]).toBe(status);
    expect((await send({ query: page }, address)).statusCode).toBe(429);
    if (what === 'too large') expect(statuses.at(-1)).toBe(429);
  });

  it('says nothing about the caller in the answer to a GET request', async () => {
    const response = await app().http({
      method: 'GET',
      url: `/graphql?query=${encodeURIComponent('{ settings { storeName } }')}`,
      headers: { 'apollo-require-preflight': 'true' },
      remoteAddress: '192.0.2.77',
    });
    expect(response.json().extensions.cost).toEqual({ requested: expect.any(Number), limit: 5_000 });
    expect(response.headers.ratelimit).toBeDefined();
  });

  it('has room for few requests at once', async () => {
    const query = '{ settings { storeName } }';
    const { database } = app().app;
    const run = database.run.bind(database);
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    vi.spyOn(database, 'run').mockImplementation(async (...args) => {
      await gate;
      return run(...args);
    });
    // Only refusals are answered before the gate opens.
    let answered = 0;
    const together = Array.from({ length: 8 }, () =>
      send({ query }, '192.0.2.9').finally(() => {
        if (++answered === 5) open();
      }),
    );
    const elsewhere = send({ query }, '192.0.2.10');
    const codes = (await Promise.all(together)).map(({ statusCode }) => statusCode);
    expect(codes.toSorted()).toEqual([200, 200, 200, 429, 429, 429, 429, 429]);
    expect((await elsewhere).statusCode).toBe(200);
    vi.restoreAllMocks();
    expect((await send({ query }, '192.0.2.9')).statusCode).toBe(200);
  });

  it('answers a batch with an error for each operation that is too much', async () => {
    const address = '192.0.2.50';
    for (let times = 0; times < 2; times++) await send({ query: page }, address);
    const response = await send([{ query: '{ settings { storeName } }' }, { query: page }], address);
    expect(response.statusCode).toBe(200);
    const [first, second] = response.json();
    expect(first.data.settings).not.toBeNull();
    expect(second.errors[0].extensions.code).toBe('RATE_LIMITED');
  });
});
