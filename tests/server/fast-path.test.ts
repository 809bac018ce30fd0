import { ApolloServer } from '@apollo/server';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type App, buildApp } from '../../src/app.ts';
import type { GraphqlError } from '../kit/answer.ts';
import { useApp } from '../kit/app.ts';
import { makeCategory } from '../kit/factories/category.ts';
import { makeOrder } from '../kit/factories/order.ts';
import { makeProduct } from '../kit/factories/product.ts';
import { makeShopper, type Shopper } from '../kit/factories/shopper.ts';
import { stockedProductId } from '../kit/factories/stock.ts';

// Two servers on one database: the fast path answers on one of them from the third request on, and never on the other.
// Whatever a query looks like, their answers must be the same.

const app = useApp();
let off: App;
let shopper: Shopper;
const ids = {
  product: '',
  other: '',
  category: '',
  order: '',
  missing: 'product_01h455vb4pex5vsknk084sn02q',
};

beforeAll(async () => {
  const { database, services } = app().app;
  const { clock } = app();
  off = await buildApp(
    { ...services.config, fastPath: 'off' },
    { clock, database, logStream: { write() {} } },
  );
  const category = await makeCategory(app(), { name: 'Boards' });
  const fields = {
    categoryId: category.id,
    specs: { ram: [4, 8], wifi: true },
    images: ['https://example.com/a'],
  };
  const product = await makeProduct(app(), { name: 'Board A', price: '12.50', ...fields });
  shopper = await makeShopper(app());
  const other = await stockedProductId(app(), 5, { name: 'Board B', categoryId: category.id });
  const order = await makeOrder(app(), shopper, 'PAID', [{ productId: other, quantity: 2 }]);
  Object.assign(ids, { product: product.id, other, category: category.id, order: order.id });
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => off.stop());

interface Request {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string | null;
}

/** The same request three times on each server, which must answer the same. Returns the last answer. */
async function compare(request: Request, actor = 'guest'): Promise<{ status: number; body: string }> {
  const headers = actor === 'shopper' ? shopper.headers : await app().actors.headers(actor);
  const payload = JSON.stringify(request);
  const options = { method: 'POST', url: '/graphql', payload } as const;
  const answers = [];
  for (let time = 1; time <= 3; time++) {
    const pair = [];
    for (const { http } of [app().app, off]) {
      const response = await http.inject({
        ...options,
        headers: { ...headers, 'content-type': 'application/json' },
        remoteAddress: `10.0.0.${time}`,
      });
      pair.push({
        status: response.statusCode,
        type: response.headers['content-type'],
        caching: response.headers['cache-control'],
        body: response.body.replaceAll(String(response.headers['x-request-id']), 'the request id'),
      });
    }
    const [fast, slow] = pair;
    expect(answerIn(fast!.body), `time ${time}`).toEqual(answerIn(slow!.body));
    expect({ ...fast, body: null }, `time ${time}`).toEqual({ ...slow, body: null });
    answers.push(fast!);
  }
  return answers.at(-1)!;
}

/** Puts ids in the place of `<product>` and the like, which tables of cases cannot know. */
function withIds(request: Request): Request {
  const text = JSON.stringify(request);
  return JSON.parse(text.replaceAll(/<(\w+)>/g, (_, name: keyof typeof ids) => ids[name])) as Request;
}

/** The answer, its errors by path: in which order fields fail is not defined. */
function answerIn(body: string): object {
  const { errors, ...answer } = JSON.parse(body) as { errors?: { path?: unknown }[] };
  const byPath = errors?.toSorted((one, other) =>
    JSON.stringify(one.path ?? []).localeCompare(JSON.stringify(other.path ?? [])),
  );
  return { ...answer, ...(byPath && { errors: byPath }) };
}

const products = (selection: string) => `{ products(first: 3) { nodes { ${selection} } } }`;
const listed = 'sku name price { amount currencyCode }';

it('the fast path takes over from the third request on, and can be switched off', async () => {
  const throughApollo = vi.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
  const send = ({ http }: App) =>
    http.inject({ method: 'POST', url: '/graphql', payload: { query: 'query Switch { settings { id } }' } });
  for (let time = 1; time <= 5; time++) await send(app().app);
  expect(throughApollo).toHaveBeenCalledTimes(2);
  for (let time = 1; time <= 5; time++) await send(off);
  expect(throughApollo).toHaveBeenCalledTimes(2 + 5);
});

describe('queries', () => {
  it.each([
    ['a list', products(listed)],
    ['no name for the operation', `query ${products(listed)}`],
    [
      'an empty list',
      '{ products(filter: { search: "nothing has this name" }) { nodes { id } totalCount } }',
    ],
    [
      'relations, lists of values, JSON',
      products('category { name slug } supplier { name } images specs stock { onHand availability }'),
    ],
    ['dates and times', products('createdAt updatedAt deletedAt version')],
    [
      'pages',
      '{ products(first: 1) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } } }',
    ],
    [
      'pages backward',
      '{ products(last: 1, sort: { field: NAME, direction: DESC }) { edges { cursor node { name } } } }',
    ],
    [
      'pages below many parents',
      '{ categories { nodes { name products(first: 2) { totalCount nodes { name } } } } }',
    ],
    [
      'literal enums and inputs',
      `{ products(filter: { status: ACTIVE, price: { min: "5", max: 20 } }, sort: { field: PRICE }) { nodes { ${listed} } } }`,
    ],
    [
      'null for what does not exist',
      '{ product(id: "product_01h455vb4pex5vsknk084sn02q") { id } productBySku(sku: "x") { id } }',
    ],
    ['types', '{ __typename settings { __typename } search(query: "board") { nodes { __typename } } }'],
    ['the schema', '{ __schema { queryType { name } } __type(name: "Money") { kind fields { name } } }'],
    ['a comment, commas, and odd spaces', '# comment\n{ settings {,, storeName\n\t} }'],
  ])('with %s', async (_what, query) => {
    const { status, body } = await compare({ query });
    expect(status).toBe(200);
    expect(JSON.parse(body)).not.toHaveProperty('errors');
  });

  it('of people who are signed in', async () => {
    const query = `query ($id: ID!) { me { id roles { name } } order(id: $id) {
      number status total { amount } customer { name } lines { name quantity total { amount } product { sku } }
      payments { status amount { amount } } events { kind at } } }`;
    for (const actor of ['shopper', 'staff', 'manager', 'admin']) {
      const { body } = await compare({ query, variables: { id: ids.order } }, actor);
      expect(JSON.parse(body).data.order).not.toBeNull();
    }
    const { body } = await compare({ query, variables: { id: ids.order } }, 'customer');
    expect(JSON.parse(body).data.order).toBeNull();
  });

  it('with several operations, of which one is named', async () => {
    const query = 'query A { settings { storeName } } query B { settings { timeZone } }';
    for (const operationName of ['A', 'B', 'C', null, undefined, '']) await compare({ query, operationName });
  });
});

describe('aliases', () => {
  it.each([
    ['on the root', `{ a: products(first: 1) { nodes { id } } b: products(first: 2) { nodes { sku } } }`],
    [
      'on fields and below them',
      products('x: name y: name price { n: amount amount } c: category { d: name }'),
    ],
    ['that swap two names', products('name: sku sku: name')],
    ['on connections', '{ p: products(first: 1) { e: edges { n: node { i: id } } t: totalCount } }'],
    ['with the name of a column', products('stockOnHand: name priceMinor: sku id: name')],
    ['__typename', products('kind: __typename id')],
  ])('%s', async (_what, query) => {
    const { body } = await compare({ query });
    expect(JSON.parse(body)).not.toHaveProperty('errors');
  });
});

describe('fragments and unions', () => {
  it.each([
    ['a fragment', `${products('...F')} fragment F on Product { ${listed} }`],
    [
      'fragments in fragments',
      `${products('...F')} fragment F on Product { sku ...G } fragment G on Product { category { ...H } } fragment H on Category { name }`,
    ],
    [
      'the same field twice',
      `${products('name ...F price { amount }')} fragment F on Product { name price { currencyCode } }`,
    ],
    ['inline fragments', products('... on Product { name } ... on Node { id } ... { sku }')],
    ['a fragment on the root', '{ ...Q } fragment Q on Query { settings { storeName } }'],
    [
      'a union',
      '{ search(query: "board") { nodes { __typename ... on Product { sku name } ... on Category { slug name } ... on Supplier { code } } } }',
    ],
    [
      'a union by a fragment',
      '{ search(query: "board") { edges { node { ...P ... on Category { id } } } } } fragment P on Product { id stock { onHand } }',
    ],
    [
      'an interface',
      `query { node(id: "<product>") { id __typename ... on Product { sku } ... on Category { slug } } }`,
    ],
    [
      'a list of an interface',
      '{ nodes(ids: ["<product>", "<category>", "<missing>"]) { id __typename ... on Product { sku category { name } } ... on Category { slug } } }',
    ],
  ])('%s', async (_what, query) => {
    const { body } = await compare(withIds({ query }));
    expect(JSON.parse(body)).not.toHaveProperty('errors');
  });
});

describe('directives', () => {
  it.each([
    [{ yes: true, no: false }],
    [{ yes: false, no: true }],
    [{ yes: true }],
    [{ yes: null }],
    [{}],
    [{ yes: 'true' }],
  ])('with the variables %j', async variables => {
    await compare({
      query: `query ($yes: Boolean!, $no: Boolean = true) {
        settings @include(if: $yes) { storeName timeZone @skip(if: $no) }
        products(first: 1) { nodes { id ... @include(if: $yes) { name } ...F @skip(if: $no) } totalCount @skip(if: $yes) }
      } fragment F on Product { sku }`,
      variables,
    });
  });

  it.each(['@skip(if: true)', '@include(if: true)', '@skip(if: false) @include(if: false)'])(
    'with literals: %s',
    async directives => {
      await compare({ query: `{ settings { storeName timeZone ${directives} } }` });
    },
  );
});

describe('variables and defaults', () => {
  const list = `query ($first: Int = 2, $sort: ProductSort = { field: NAME }, $filter: ProductFilter) {
    products(first: $first, sort: $sort, filter: $filter) { nodes { name } totalCount } }`;
  const required = `query ($first: Int!, $filter: ProductFilter!) {
    products(first: $first, filter: $filter) { nodes { name } } }`;
  const withDefault = 'query ($first: Int! = 1) { products(first: $first) { nodes { name } } }';
  const many = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  const search =
    'query ($types: [SearchType!]) { search(query: "board", types: $types) { nodes { __typename } } }';

  it.each([
    [list, undefined],
    [list, null],
    [list, {}],
    [list, { first: 1 }],
    [list, { first: null, sort: null, filter: null }],
    [list, { sort: { field: 'PRICE' } }],
    [list, { sort: { field: 'PRICE', direction: 'DESC' } }],
    [list, { sort: { field: 'PRICE', direction: null } }],
    [list, { sort: {} }],
    [list, { sort: { field: 'COLOR' } }],
    [list, { sort: 'NAME' }],
    [list, { sort: [{ field: 'NAME' }] }],
    [list, { filter: {} }],
    [list, { filter: { status: 'ARCHIVED', price: { max: '11' } } }],
    [list, { filter: { price: { max: 11.5 } } }],
    [list, { filter: { price: { max: 'much' } } }],
    [list, { filter: { createdAt: { from: '2026-01-01T00:00:00Z' } } }],
    [list, { filter: { createdAt: { from: 'yesterday' } } }],
    [list, { filter: { specs: [{ path: 'wifi', equals: true }] } }],
    [list, { filter: { specs: { path: 'wifi', equals: true } } }],
    [list, { filter: { specs: [null] } }],
    [list, { filter: { color: 'red' } }],
    [list, { filter: { search: 5 } }],
    [list, { first: '1' }],
    [list, { first: 1.5 }],
    [list, { first: 2 ** 40 }],
    [list, { first: 0 }],
    [list, { first: 1000 }],
    [list, { unknown: 1 }],
    [required, { first: 1, filter: {} }],
    [required, { first: 1 }],
    [required, { first: null, filter: {} }],
    [required, {}],
    [withDefault, {}],
    [withDefault, { first: 2 }],
    [withDefault, { first: null }],
    [many, { ids: [] }],
    [many, { ids: ['<product>', '<category>'] }],
    [many, { ids: '<product>' }],
    [many, { ids: [null] }],
    [many, { ids: 5 }],
    [search, {}],
    [search, { types: null }],
    [search, { types: ['PRODUCT'] }],
    [search, { types: 'CATEGORY' }],
    [search, { types: ['SHOE'] }],
  ])('%# of %s', async (query, variables) => {
    await compare(withIds({ query, variables }));
  });
});

describe('errors', () => {
  it.each([
    ['a value that a rule refuses', '{ products(first: 500) { nodes { id } } }', 'BAD_USER_INPUT'],
    [
      'an id of another type',
      '{ product(id: "category_01h455vb4pex5vsknk084sn02q") { id } }',
      'BAD_USER_INPUT',
    ],
    ['a bad cursor', '{ products(after: "x") { nodes { id } } }', 'BAD_USER_INPUT'],
    ['no session', '{ users { nodes { id } } }', 'UNAUTHENTICATED'],
    [
      'one part of an answer',
      '{ settings { storeName } users { nodes { id } } a: product(id: "x") { id } }',
      'UNAUTHENTICATED',
    ],
    [
      'a query that costs too much',
      '{ categories(first: 100) { nodes { products(first: 100) { nodes { id } } } } }',
      'QUERY_TOO_COMPLEX',
    ],
    ['a field that does not exist', '{ products { nodes { color } } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['text that does not parse', '{ products {', 'GRAPHQL_PARSE_FAILED'],
    ['a mutation', 'mutation { signOut { endedSessionId } }', 'UNAUTHENTICATED'],
  ])('for %s', async (_what, query, code) => {
    const { errors } = JSON.parse((await compare({ query })).body);
    expect(errors.map((error: GraphqlError) => error.extensions.code)).toContain(code);
  });

  it('for a field below a list that a role may not see', async () => {
    const query = products('name stockMovements(first: 1) { nodes { id } }');
    for (const actor of ['guest', 'customer', 'staff']) await compare({ query }, actor);
    const { body } = await compare({ query }, 'customer');
    expect(JSON.parse(body).errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it('of the server itself', async () => {
    const { database } = app().app;
    const run = database.run.bind(database);
    vi.spyOn(database, 'run').mockImplementation((statement, on) =>
      statement.text.includes('catalog.products')
        ? Promise.reject(new Error('The database is down.'))
        : run(statement, on),
    );
    const { body } = await compare({ query: `{ settings { storeName } ${products('id').slice(1)}` });
    expect(JSON.parse(body)).toMatchObject({
      data: null,
      errors: [
        { extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'the request id' }, path: ['products'] },
      ],
    });
    expect(body).not.toContain('is down');
  });
});
