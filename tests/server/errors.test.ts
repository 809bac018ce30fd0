import { afterEach, describe, expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';

const app = useApp();

const json = { 'content-type': 'application/json' };
const post = (payload: object | string, headers: Record<string, string> = json) =>
  app().http({ method: 'POST', url: '/graphql', payload, headers });
const get = (query: Record<string, string>, headers: Record<string, string> = json) =>
  app().http({ method: 'GET', url: '/graphql', query, headers });

const isGraphqlErrors = {
  errors: [{ message: expect.any(String), extensions: { code: expect.any(String) } }],
};

describe('an internal error', () => {
  const cause = 'connect ECONNREFUSED db.internal:3306, select price_minor from product';
  afterEach(() => {
    Reflect.deleteProperty(app().app.database, 'run');
    Reflect.deleteProperty(app().app.database, 'fork');
  });
  const realRun = () => app().app.database.run.bind(app().app.database);
  const breakDatabase = () => {
    app().app.database.run = () => Promise.reject(new Error(cause));
  };

  it.each([
    ['first', 'query First { settings { storeName } }', 1],
    ['second', 'query Second { settings { storeName } }', 2],
    ['third, compiled', 'query Third { settings { storeName } }', 3],
    ['fourth, compiled', 'query Fourth { settings { storeName } }', 4],
  ])('is masked on the %s run, and logged with its cause and the request id', async (_name, query, runs) => {
    for (let run = 1; run < runs; run++) await app().ask('guest', query);
    breakDatabase();
    app().logLines.length = 0;
    const response = await post({ query });
    const requestId = response.headers['x-request-id'];
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      data: null,
      errors: [
        {
          message: 'Something went wrong on our side. Please try again.',
          path: ['settings'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
        },
      ],
    });
    expect(Object.keys(response.json().errors[0].extensions).sort()).toEqual(['code', 'requestId']);
    expect(response.body).not.toMatch(/select|ECONNREFUSED|db\.internal|\.ts:|\.js:|stack/i);
    const lines = app().logLines.map(line => JSON.parse(line));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ reqId: requestId, path: ['settings'], err: { message: cause } });
    expect(lines[0].err.stack).toContain('errors.test.ts');
  });

  it('is masked in a mutation', async () => {
    const headers = await app().actors.headers('manager');
    const { database } = app().app;
    database.fork = () => {
      throw new Error(cause);
    };
    app().logLines.length = 0;
    const response = await app().http({
      method: 'POST',
      url: '/graphql',
      headers,
      payload: { query: 'mutation { createSupplier(input: { name: "x" }) { supplier { id } } }' },
    });
    expect(response.json().errors).toMatchObject([
      {
        message: 'Something went wrong on our side. Please try again.',
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: response.headers['x-request-id'] },
      },
    ]);
    expect(response.body).not.toContain('ECONNREFUSED');
    expect(app().logLines.join()).toContain('ECONNREFUSED');
  });

  it('in one part of an answer leaves the other parts as they are', async () => {
    const id = 'product_01h455vb4pex5vsknk084sn02q';
    const query = `{ settings { storeName } a: product(id: "${id}") { name } b: product(id: "${id}") { sku } }`;
    for (let time = 0; time < 3; time++) {
      const run = realRun();
      app().app.database.run = (statement, on) =>
        statement.text.includes('Product') ? Promise.reject(new Error(cause)) : run(statement, on);
      const response = await post({ query });
      Reflect.deleteProperty(app().app.database, 'run');
      const { data, errors } = response.json();
      expect(data).toEqual({ settings: { storeName: 'Tradepost' }, a: null, b: null });
      const requestId = response.headers['x-request-id'];
      expect(errors).toHaveLength(2);
      expect(errors).toMatchObject([
        { path: ['a'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } },
        { path: ['b'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } },
      ]);
      expect(response.body).not.toContain('ECONNREFUSED');
    }
  });

  it('of a statement does not show its SQL and its values', async () => {
    const run = realRun();
    app().app.database.run = (_statement, on) =>
      run({ text: 'select secret_column from no_table', values: [] }, on);
    app().logLines.length = 0;
    const response = await post({ query: 'query Broken { settings { storeName timeZone } }' });
    expect(response.json().errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(response.body).not.toMatch(/secret_column|no_table/);
    expect(app().logLines.join()).toContain('no_table');
  });
});

describe('a request that is not a GraphQL request', () => {
  it.each([
    ['malformed JSON', '{"query": ', 400, 'The request body is not valid JSON.'],
    ['an empty body', '', 400, 'The request body is empty. Send {"query": "…"}.'],
    [
      'a body over 2 MiB',
      JSON.stringify({ query: 'x'.repeat(2 * 1024 * 1024) }),
      413,
      'The request body is larger than 2097152 bytes.',
    ],
  ])('is refused for %s', async (_name, payload, status, message) => {
    const response = await post(payload);
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toContain('application/json');
    expect(response.json()).toEqual({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  });

  it.each(['application/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'])(
    'is refused for the media type %s',
    async type => {
      const response = await post('query=%7Bsettings%7Bid%7D%7D', { 'content-type': type });
      expect(response.statusCode).toBe(415);
      expect(response.json()).toEqual({
        errors: [{ message: 'Send the request as application/json.', extensions: { code: 'BAD_REQUEST' } }],
      });
    },
  );

  it.each([
    ['null', 'null'],
    ['a number', '5'],
    ['a string', '"{ settings { id } }"'],
    ['an empty object', '{}'],
    ['an empty batch', '[]'],
    ['a batch of nulls', '[null]'],
    ['a query that is a number', '{"query": 5}'],
    ['a query that is an object', '{"query": {"kind": "Document"}}'],
    ['variables that are a list', '{"query": "{ settings { id } }", "variables": []}'],
    ['variables that are text', '{"query": "{ settings { id } }", "variables": "x"}'],
    ['an operation name that is a number', '{"query": "{ settings { id } }", "operationName": 5}'],
  ])('is refused for a body that is %s', async (_name, payload) => {
    const response = await post(payload);
    expect(response.statusCode).toBe(400);
    const answer = response.json();
    expect(Array.isArray(answer) ? answer[0] : answer).toMatchObject(isGraphqlErrors);
    expect(response.body).not.toContain('INTERNAL_SERVER_ERROR');
  });

  it('gets the address of the API', async () => {
    const response = await app().http({ method: 'POST', url: '/graphqls?token=secret', payload: {} });
    expect(response.statusCode).toBe(404);
    expect(response.json()).toEqual({
      errors: [
        {
          message: 'There is nothing at POST /graphqls. The API is at /graphql.',
          extensions: { code: 'NOT_FOUND' },
        },
      ],
    });
  });

  it.each([
    ['/%', 400, 'The address of this request is not valid: a "%" in it must begin two hexadecimal digits.'],
    ['/exports/%E0%A4%A.csv', 400, expect.stringContaining('not valid')],
    [`/exports/${'x'.repeat(500)}`, 414, 'A part of the address of this request is too long.'],
  ])('is refused for an address that cannot be read', async (url, status, message) => {
    const response = await app().http({ url });
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toContain('application/json');
    expect(response.json()).toEqual({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  });

  it.each(['PUT', 'DELETE', 'PATCH'] as const)('is refused for the method %s', async method => {
    const response = await app().http({ method, url: '/graphql', headers: json, payload: '{}' });
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject(isGraphqlErrors);
  });
});

describe('requests that a page of another origin could make a browser send', () => {
  const query = '{ settings { storeName } }';

  it('are answered as GET without a preflighted header, since they bring no cookie and change nothing', async () => {
    for (const headers of [{}, { origin: 'https://other.example' }, json] as Record<string, string>[]) {
      const response = await get({ query }, headers);
      expect(response.statusCode).toBe(200);
      expect(response.json().data).toEqual({ settings: { storeName: 'Tradepost' } });
    }
  });

  it('are refused as POST of plain text, even if the query is compiled', async () => {
    for (let run = 0; run < 3; run++) await app().ask('guest', query);
    const response = await post(JSON.stringify({ query }), { 'content-type': 'text/plain' });
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.statusCode).toBeLessThan(500);
    expect(response.json()).toMatchObject(isGraphqlErrors);
    expect(response.body).not.toContain('Tradepost');
  });

  it('never run a mutation with GET', async () => {
    const mutation = 'mutation { createSupplier(input: { name: "By GET" }) { supplier { id } } }';
    const response = await get({ query: mutation }, { ...json, ...(await app().actors.headers('manager')) });
    expect(response.statusCode).toBe(405);
    expect(response.headers.allow).toBe('POST');
    expect(response.json()).toMatchObject(isGraphqlErrors);
    expect(response.body).not.toContain('INTERNAL_SERVER_ERROR');
    const { suppliers } = await app().ask('manager', '{ suppliers(first: 100) { nodes { name } } }');
    expect(suppliers.nodes.map((supplier: { name: string }) => supplier.name)).not.toContain('By GET');
  });
});

describe('an invalid document', () => {
  it.each([
    ['a syntax error', '{ settings { ', 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
    ['an unknown field', '{ settings { nmae } }', 'GRAPHQL_VALIDATION_FAILED', /"nmae" on type "Settings"/],
    ['an unknown argument', '{ settings(x: 1) { id } }', 'GRAPHQL_VALIDATION_FAILED', /argument "x"/],
    ['a fragment that is not there', '{ settings { ...f } }', 'GRAPHQL_VALIDATION_FAILED', /fragment "f"/],
  ])('is refused for %s, each time', async (_name, query, code, message) => {
    for (let run = 0; run < 3; run++) {
      const response = await post({ query });
      expect(response.statusCode).toBe(400);
      expect(response.json().errors).toMatchObject([
        { message: expect.stringMatching(message), extensions: { code }, locations: [{ line: 1 }] },
      ]);
      expect(response.json()).not.toHaveProperty('data');
    }
  });

  it('is refused if it lacks the named operation', async () => {
    const query = 'query A { settings { id } } query B { settings { storeName } }';
    for (const operationName of ['C', undefined]) {
      const response = await post({ query, operationName });
      expect(response.statusCode).toBe(400);
      expect(response.json().errors).toMatchObject([
        { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
      ]);
    }
  });

  it('with several operations runs the named one, compiled or not', async () => {
    const query = 'query A { settings { storeName } } query B { settings { timeZone } }';
    for (let run = 0; run < 3; run++) {
      for (const [operationName, settings] of [
        ['A', { storeName: 'Tradepost' }],
        ['B', { timeZone: 'UTC' }],
      ] as const) {
        const response = await post({ query, operationName });
        expect(response.json().data).toEqual({ settings });
      }
    }
  });
});

describe('variables that do not fit', () => {
  const list = (name: string) => `query ${name}($first: Int!) { products(first: $first) { nodes { id } } }`;

  it.each([
    ['Missing', {}, /"?\$first"?.*required/],
    ['Null', { first: null }, /"?\$first"?/],
    ['Text', { first: 'ten' }, /"?\$first"?/],
    ['Object', { first: { a: 1 } }, /"?\$first"?/],
    ['TooBig', { first: 2 ** 40 }, /"?\$first"?/],
    ['None', null, /"?\$first"?/],
  ])('are refused on the first run and on later ones: %s', async (name, variables, message) => {
    const query = list(name);
    const refused = async () => {
      const response = await post({ query, variables });
      expect(response.json().errors).toMatchObject([
        { message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
      expect(response.statusCode).toBe(400);
      expect(response.json()).not.toHaveProperty('data');
    };
    await refused();
    for (let run = 0; run < 3; run++) await app().ask('guest', query, { first: 1 });
    await refused();
    await refused();
  });

  it('of a mutation are refused with the name of the field', async () => {
    const query =
      'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { supplier { id } } }';
    for (const input of [{}, { name: 5 }, { name: 'x', nope: 1 }, 'x', null]) {
      const response = await app().http({
        method: 'POST',
        url: '/graphql',
        headers: await app().actors.headers('manager'),
        payload: { query, variables: { input } },
      });
      expect(response.statusCode).toBe(400);
      expect(response.json().errors[0]).toMatchObject({
        message: expect.stringContaining('$input'),
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  });

  it('named __proto__ or constructor change nothing and break nothing', async () => {
    const query = list('Proto');
    const body = `{"query": ${JSON.stringify(query)}, "variables": {"first": 1, "__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}}`;
    for (let run = 0; run < 4; run++) {
      const response = await post(body);
      expect(response.statusCode).toBe(200);
      expect(response.json().data.products).toEqual({ nodes: expect.any(Array) });
    }
    const named = await post(
      '{"query": "query ($__proto__: Int) { products(first: $__proto__) { nodes { id } } }", "variables": {"__proto__": 1}}',
    );
    expect(named.statusCode).toBeLessThan(500);
    expect(named.body).not.toContain('INTERNAL_SERVER_ERROR');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('are refused even if they are nested endlessly', async () => {
    const specs = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const query =
      'mutation ($input: CreateProductInput!) { createProduct(input: $input) { userErrors { code path } } }';
    const response = await post(
      `{"query": ${JSON.stringify(query)}, "variables": {"input": {"sku": "DEEP", "name": "x", "price": "1", "specs": {"a": ${specs}}}}}`,
      { ...json, ...(await app().actors.headers('manager')) },
    );
    expect(response.body).not.toContain('INTERNAL_SERVER_ERROR');
    expect(response.body).toContain('specs');
  });
});

it('the hash of a query instead of its text is refused with a code that clients know', async () => {
  const persistedQuery = { version: 1, sha256Hash: 'a'.repeat(64) };
  app().logLines.length = 0;
  const { errors } = (await post({ extensions: { persistedQuery } })).json();
  expect(errors).toEqual([
    { message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } },
  ]);
  expect(app().logLines).toEqual([]);
});

describe('the accept header', () => {
  const query = '{ settings { storeName } }';

  it.each([
    ['application/json', 'application/json'],
    ['*/*', 'application/json'],
    ['application/graphql-response+json', 'application/graphql-response+json'],
    ['application/json, text/plain;q=0.5', 'application/json'],
  ])('%s gets %s, on the first run and on later ones', async (accept, type) => {
    for (let run = 0; run < 3; run++) {
      const response = await post({ query }, { ...json, accept });
      expect(response.statusCode).toBe(200);
      expect(response.headers['content-type']).toMatch(`${type}; charset=utf-8`);
      expect(response.json().data).toEqual({ settings: { storeName: 'Tradepost' } });
    }
  });

  it('for anything but JSON is refused, on the first run and on later ones', async () => {
    for (const accept of ['text/html', 'image/png', 'application/xml']) {
      for (let run = 0; run < 3; run++) {
        const response = await post({ query }, { ...json, accept });
        expect(response.statusCode).toBe(406);
        expect(response.json()).toMatchObject(isGraphqlErrors);
        expect(response.body).not.toContain('Tradepost');
      }
    }
  });
});
