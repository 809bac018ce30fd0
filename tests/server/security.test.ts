import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { useApp } from '../kit/app.ts';

const json = { 'content-type': 'application/json' };
const query = '{ settings { storeName } }';
interface Wrong {
  query: string;
  variables?: object;
  good?: object;
}
const shop = 'https://shop.example.com';

describe('in development', () => {
  const app = useApp({ corsOrigins: [shop] });

  it('every answer has security headers', async () => {
    for (const request of [
      { method: 'POST', url: '/graphql', payload: { query } },
      { method: 'GET', url: '/graphql', headers: { accept: 'text/html' } },
      { method: 'GET', url: '/health/live' },
      { method: 'GET', url: '/nothing' },
      { method: 'GET', url: '/%' },
      { method: 'POST', url: '/graphql', payload: '{', headers: json },
    ] as const) {
      const { headers } = await app().http(request);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'referrer-policy': 'no-referrer',
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
      expect(headers).not.toHaveProperty('strict-transport-security');
    }
  });

  it('each request has its own id, which the caller cannot choose', async () => {
    const ids = new Set<unknown>();
    for (let i = 0; i < 3; i++) {
      const response = await app().http({ url: '/health/live', headers: { 'x-request-id': 'chosen-by-me' } });
      ids.add(response.headers['x-request-id']);
    }
    expect(ids.size).toBe(3);
    expect(ids).not.toContain('chosen-by-me');
  });

  it('a browser gets Apollo Sandbox at the address of the API', async () => {
    const page = await app().http({ url: '/graphql', headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toContain('sandbox');
  });

  it('an error about a wrong field name suggests the right one', async () => {
    const response = await app().http({
      method: 'POST',
      url: '/graphql',
      payload: { query: '{ settings { storeNam } }' },
    });
    expect(response.json().errors[0].message).toContain('Did you mean "storeName"?');
  });

  describe('a page of another origin', () => {
    const preflight = (origin: string) =>
      app().http({
        method: 'OPTIONS',
        url: '/graphql',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      });
    const post = (origin: string) =>
      app().http({ method: 'POST', url: '/graphql', headers: { origin }, payload: { query } });

    it('may call if it is listed', async () => {
      const answers = [await preflight(shop), await post(shop)];
      expect(answers.map(answer => answer.statusCode)).toEqual([204, 200]);
      for (const { headers } of answers) {
        expect(headers['access-control-allow-origin']).toBe(shop);
        expect(headers['access-control-allow-credentials']).toBe('true');
        expect(headers.vary).toContain('Origin');
      }
      expect(answers[0]!.headers['access-control-allow-methods']).toBe('GET, POST, PUT');
    });

    it('may not read answers if it is not listed', async () => {
      for (const origin of [
        'https://evil.example.com',
        `${shop}.evil.com`,
        'http://shop.example.com',
        'null',
      ]) {
        for (const { headers } of [await preflight(origin), await post(origin)]) {
          expect(headers['access-control-allow-origin']).toBeUndefined();
        }
      }
    });
  });
});

describe('with no CORS origins', () => {
  const app = useApp({ corsOrigins: [] });

  it('no page of another origin may call', async () => {
    const response = await app().http({
      method: 'POST',
      url: '/graphql',
      headers: { origin: shop },
      payload: { query },
    });
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
    expect(response.headers['cross-origin-resource-policy']).toBe('same-origin');
  });
});

describe('in production behind a proxy', () => {
  const app = useApp({
    environment: 'production',
    trustProxy: true,
    publicUrl: shop,
    introspection: false,
    logLevel: 'info',
  });
  const https = { 'x-forwarded-proto': 'https' };
  const post = (payload: object) => app().http({ method: 'POST', url: '/graphql', headers: https, payload });

  it('HTTP is redirected to HTTPS at our own address, whatever the Host header says', async () => {
    for (const headers of [{}, { 'x-forwarded-proto': 'http' }]) {
      const response = await app().http({
        url: '/graphql?a=b&c=d',
        headers: { ...headers, host: 'evil.example.com', 'x-forwarded-host': 'evil.example.com' },
      });
      expect(response.statusCode).toBe(308);
      expect(response.headers.location).toBe('https://shop.example.com/graphql?a=b&c=d');
    }
  });

  it('no operation runs over HTTP', async () => {
    const response = await app().http({ method: 'POST', url: '/graphql', payload: { query } });
    expect(response.statusCode).toBe(308);
    expect(response.body).not.toContain('Tradepost');
  });

  it('a path that looks like another host is redirected to our own address', async () => {
    const response = await app().http({ url: '//evil.example.com/x' });
    expect(response.statusCode).toBe(308);
    expect(new URL(response.headers.location!).host).toBe('shop.example.com');
  });

  it('health checks are answered over HTTP', async () => {
    for (const url of ['/health/live', '/health/ready']) {
      expect((await app().http({ url })).statusCode).toBe(200);
    }
  });

  it('HTTPS is answered, with HSTS', async () => {
    const response = await post({ query });
    expect(response.statusCode).toBe(200);
    expect(response.json().data).toEqual({ settings: { storeName: 'Tradepost' } });
    expect(response.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect(response.headers['content-security-policy']).toBe("default-src 'none';frame-ancestors 'none'");
  });

  it('the request id of the proxy is used, unless it is malformed', async () => {
    const idFor = async (id: string) =>
      (await app().http({ url: '/health/live', headers: { ...https, 'x-request-id': id } })).headers[
        'x-request-id'
      ];
    expect(await idFor('proxy-1234')).toBe('proxy-1234');
    expect(await idFor('a b\tc {"x":1}')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idFor('x'.repeat(500))).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('the address that the proxy reports counts, not what the client puts before it', async () => {
    const headers = { ...https, 'x-forwarded-for': '6.6.6.6, 10.0.0.1' };
    await app().http({ method: 'POST', url: '/graphql', headers, payload: { query } });
    const lines = () => app().logLines.map(line => JSON.parse(line));
    await vi.waitFor(() => expect(lines()).toContainEqual(expect.objectContaining({ ip: '10.0.0.1' })));
    expect(lines().map(({ ip }) => ip)).not.toContain('6.6.6.6');
  });

  it('there is no landing page', async () => {
    const response = await app().http({ url: '/graphql', headers: { ...https, accept: 'text/html' } });
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.body).not.toMatch(/<html|sandbox/i);
  });

  it.each([
    ['the schema', '{ __schema { types { name } } }'],
    ['a type', '{ __type(name: "Product") { name } }'],
    ['a type inside a fragment', '{ ...f } fragment f on Query { __schema { types { name } } }'],
  ])('%s cannot be read', async (_name, introspection) => {
    for (let run = 0; run < 3; run++) {
      const response = await post({ query: introspection });
      expect(response.statusCode).toBe(400);
      expect(response.json().errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
      expect(response.json()).not.toHaveProperty('data');
    }
  });

  it('__typename can be read, because clients need it', async () => {
    const response = await post({ query: '{ __typename settings { __typename } }' });
    expect(response.json().data).toEqual({ __typename: 'Query', settings: { __typename: 'Settings' } });
  });

  it.each([
    ['field', { query: '{ settings { storeNam } }' }],
    ['argument', { query: '{ products(firs: 1) { totalCount } }' }],
    ['enum value', { query: '{ search(query: "x", types: [PRODUC]) { totalCount } }' }],
    ['type', { query: '{ node(id: "x") { ... on Produc { id } } }' }],
    [
      'input field of a variable',
      {
        query: 'mutation ($i: CreateSupplierInput!) { createSupplier(input: $i) { supplier { id } } }',
        variables: { i: { name: 'x', emai: 'x' } },
      },
    ],
    [
      'enum value of a variable',
      {
        query: 'query ($t: [SearchType!]) { search(query: "x", types: $t) { totalCount } }',
        variables: { t: ['PRODUC'] },
        good: { t: ['PRODUCT'] },
      },
    ],
  ])(
    'a wrong %s gets no suggestions, the first time and later',
    async (_name, { good, ...payload }: Wrong) => {
      for (let run = 0; run < 3; run++) {
        if (good) expect((await post({ ...payload, variables: good })).statusCode).toBe(200);
        const response = await post(payload);
        expect(response.statusCode).toBe(400);
        expect(response.json().errors[0].message).toMatch(/stor|firs|PRODUC|Produc|emai/);
        expect(response.body).not.toMatch(/did you mean/i);
      }
    },
  );
});

describe('in production without a proxy', () => {
  const app = useApp({ environment: 'production', trustProxy: false, introspection: false });

  it('forwarded headers are ignored, and nothing is redirected', async () => {
    const response = await app().http({
      method: 'POST',
      url: '/graphql',
      headers: { 'x-forwarded-proto': 'http' },
      payload: { query },
    });
    expect(response.statusCode).toBe(200);
    expect(response.headers).not.toHaveProperty('strict-transport-security');
  });
});

describe('log lines', () => {
  const app = useApp({ logLevel: 'trace' });
  const secret = 'hunter2-and-more';
  beforeAll(() => {
    app().logLines.length = 0;
  });
  afterEach(() => {
    Reflect.deleteProperty(app().app.database, 'run');
    Reflect.deleteProperty(app().app.database, 'fork');
  });

  const send = (text: string, variables: object, headers: object = { authorization: `Bearer ${secret}` }) =>
    app().http({
      method: 'POST',
      url: `/graphql?token=${secret}`,
      headers: { cookie: `session=${secret}`, ...headers },
      payload: { query: text, variables },
    });

  it('report each request without its headers, query string, and variables', async () => {
    const text = 'query ($sku: String!) { productBySku(sku: $sku) { id } }';
    for (let run = 0; run < 3; run++) await send(text, { sku: secret });
    await send('query ($id: ID!) { product(id: $id) { id } }', { id: secret });
    await send('query ($first: Int) { products(first: $first) { totalCount } }', { first: secret });
    await app().http({ method: 'POST', url: '/graphql', headers: json, payload: `{"password": "${secret}` });
    const lines = app().logLines.map(line => JSON.parse(line));
    expect(lines.filter(line => line.msg === 'request')).toHaveLength(6);
    expect(lines.find(line => line.msg === 'request')).toMatchObject({
      method: 'POST',
      path: '/graphql',
      status: 200,
      reqId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(app().logLines.join()).not.toContain(secret);
  });

  it('report a failed read without its values', async () => {
    const text = 'query ($sku: String!) { productBySku(sku: $sku) { name } }';
    const run = app().app.database.run.bind(app().app.database);
    for (let time = 0; time < 3; time++) {
      app().app.database.run = ({ values }) => run({ text: 'select ? from no_table', values });
      app().logLines.length = 0;
      const response = await send(text, { sku: secret });
      expect(response.json().errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
      expect(app().logLines.join()).toContain('no_table');
      expect(app().logLines.join()).not.toContain(secret);
    }
  });

  it('report a failed write without its values', async () => {
    const manager = await app().actors.headers('manager');
    // A column is missing: the error of the ORM contains the statement, and would contain the values too.
    const { database } = app().app;
    await database.run({ text: 'alter table supplier rename column phone to phone_before', values: [] });
    app().logLines.length = 0;
    const response = await send(
      'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { supplier { id } } }',
      { input: { name: secret, email: `${secret}@example.com` } },
      manager,
    );
    await database.run({ text: 'alter table supplier rename column phone_before to phone', values: [] });
    expect(response.json().errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(response.body).not.toContain(secret);
    expect(app().logLines.join()).toContain('phone');
    expect(app().logLines.join()).not.toContain(secret);
  });
});
