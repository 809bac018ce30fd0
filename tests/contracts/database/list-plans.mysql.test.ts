import { rmSync } from 'node:fs';
import mysql from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestApp, type TestApp } from '../../kit/app.ts';
import { fillLongLists, fillProducts } from '../../kit/long-lists.ts';
import { type PrivateMariaDb, startMariaDb } from '../../kit/mariadb.ts';

/** A page of ten, its last row twice, the session of who asks, and a page for each of three values. */
const mostRows = 150;

// A server of its own, because its counters must count nothing else.
let server: PrivateMariaDb;
let app: TestApp;
let counters: mysql.Connection;
let url: string;

beforeAll(async () => {
  server = await startMariaDb();
  url = await server.database('lists');
  counters = await mysql.createConnection({ uri: url, multipleStatements: true });
  await counters.query(inject('mariadbTables'));
  app = await startTestApp({ databaseUrl: url });
  await fillLongLists(url, 1, 4_000);
  await app.ask('admin', '{ orders(first: 1) { nodes { id } } }');
});
afterAll(async () => {
  await app?.app.stop();
  await app?.app.database.close();
  if (app) rmSync(app.services.config.mailFolder, { recursive: true, force: true });
  await counters?.end();
  await server?.stop();
});

/** How many rows the database reads, and how many it sorts, for a query. */
async function workOf(query: string, isRefused = false): Promise<{ read: number; sorted: number }> {
  const before = await counts();
  const { errors } = await app.send('admin', query);
  expect(errors !== undefined).toBe(isRefused);
  const after = await counts();
  return { read: after.read - before.read, sorted: after.sorted - before.sorted };
}

async function counts() {
  const [rows] = await counters.query<mysql.RowDataPacket[]>(
    "show global status where variable_name like 'Handler_read%' or variable_name = 'Sort_rows'",
  );
  const sum = (name: RegExp) =>
    rows.filter(row => name.test(row.Variable_name)).reduce((total, row) => total + Number(row.Value), 0);
  return { read: sum(/^Handler_read/), sorted: sum(/^Sort_rows/) };
}

const customer = 'customer_00000000000000000000000007';
const product = 'product_00000000000000000000000003';
const staff = 'staff_00000000000000000000000003';
const supplier = 'supplier_00000000000000000000000007';

const leaf = 'category_00000000000000000000000501';
const tree = 'category_00000000000000000000000001';

/** Each list with its main filters, and the sorts that an index serves under them. */
const served: readonly (readonly [list: string, filter: string, sorts: string])[] = [
  ['orders', '', 'PLACED_AT TOTAL NUMBER UPDATED_AT'],
  ['orders', 'status: PAID', 'PLACED_AT TOTAL NUMBER UPDATED_AT'],
  ['orders', 'status: [PAID, SHIPPED, CANCELLED]', 'PLACED_AT TOTAL NUMBER UPDATED_AT'],
  ['orders', 'status: [REFUNDED, PAID]', 'PLACED_AT TOTAL NUMBER UPDATED_AT'],
  ['orders', 'channel: [ONLINE, COUNTER]', 'PLACED_AT'],
  ['orders', 'paymentStatus: UNPAID', 'PLACED_AT'],
  ['orders', 'paymentStatus: [UNPAID, PARTIALLY_PAID]', 'PLACED_AT'],
  ['orders', 'fulfillmentStatus: [SHIPPED, DELIVERED]', 'PLACED_AT'],
  ['orders', `customerId: "${customer}"`, 'PLACED_AT TOTAL NUMBER UPDATED_AT'],
  ['payments', '', 'CREATED_AT AMOUNT'],
  ['payments', 'status: [FAILED, PROCESSING]', 'CREATED_AT AMOUNT'],
  ['payments', 'provider: [CASH, LOCAL]', 'CREATED_AT'],
  ['payments', 'refundDue: true', 'CREATED_AT AMOUNT'],
  ['refunds', '', 'CREATED_AT REFUNDED_AT'],
  ['refunds', 'status: [PENDING, FAILED]', 'CREATED_AT REFUNDED_AT'],
  ['stockMovements', '', 'OCCURRED_AT'],
  ['stockMovements', 'reason: [SALE, PRODUCTION]', 'OCCURRED_AT'],
  ['stockMovements', `productId: "${product}"`, 'OCCURRED_AT'],
  ['productionRecords', '', 'PRODUCED_ON CREATED_AT'],
  ['productionRecords', `productId: "${product}"`, 'PRODUCED_ON'],
  ['productionRecords', `staffMemberId: "${staff}"`, 'PRODUCED_ON'],
  ['rentals', '', 'CREATED_AT START_DATE END_DATE NUMBER'],
  ['rentals', 'status: ACTIVE', 'CREATED_AT START_DATE END_DATE NUMBER'],
  ['rentals', 'status: [ACTIVE, OVERDUE]', 'CREATED_AT START_DATE END_DATE NUMBER'],
  ['auditLog', '', 'OCCURRED_AT'],
  ['auditLog', 'action: ["order.placed", "session.started"]', 'OCCURRED_AT'],
  ['auditLog', 'actorId: "user_00000000000000000000000003"', 'OCCURRED_AT'],
  ['emails', '', 'CREATED_AT'],
  ['emails', 'status: [SENT, FAILED]', 'CREATED_AT'],
  ['emails', 'to: "person7@example.com"', 'CREATED_AT'],
  ['users', '', 'NAME EMAIL CREATED_AT'],
  ['users', 'status: SUSPENDED', 'NAME CREATED_AT'],
  ['staffMembers', '', 'NAME CODE CREATED_AT'],
  ['staffMembers', 'status: [PENDING, SUSPENDED]', 'NAME CREATED_AT'],
  ['customers', '', 'NAME CODE CREATED_AT'],
  ['customers', 'country: "Fiji"', 'NAME'],
  ['customers', 'city: "Suva"', 'NAME CODE'],
  ['customers', 'deleted: true', 'NAME CREATED_AT'],
  ['users', 'deleted: true', 'NAME CREATED_AT'],
  ['emails', 'template: "none"', 'CREATED_AT'],
  ['products', '', 'NAME PRICE CREATED_AT UPDATED_AT STOCK SKU'],
  ['products', 'status: ARCHIVED', 'NAME PRICE CREATED_AT'],
  ['products', 'status: [ARCHIVED, ACTIVE]', 'NAME'],
  ['products', 'availability: [LOW_STOCK, OUT_OF_STOCK]', 'NAME'],
  ['products', 'rentable: true', 'NAME PRICE'],
  ['products', 'rentable: true, status: ARCHIVED, availability: LOW_STOCK', 'NAME PRICE'],
  ['products', 'deleted: true', 'NAME PRICE'],
  ['products', 'specs: { path: "watts", equals: 403 }', 'NAME PRICE'],
  ['products', `categoryId: "${leaf}"`, 'NAME PRICE CREATED_AT'],
];

const pairs = served.flatMap(([list, filter, sorts]) =>
  sorts.split(' ').map(sort => [list, filter, sort] as const),
);

describe('of 4,000 entries', () => {
  it.each(pairs)('a page of %s with { %s } by %s is read along an index', async (list, filter, sort) => {
    for (const direction of ['ASC', 'DESC']) {
      const args = `first: 10, sort: { field: ${sort}, direction: ${direction} }`;
      const query = (after = '') =>
        `{ ${list}(${args}${filter && `, filter: { ${filter} }`}${after}) { nodes { id } pageInfo { endCursor } } }`;
      const data = await app.ask('admin', query());
      const { endCursor } = data[list].pageInfo;
      for (const text of endCursor === null ? [query()] : [query(), query(`, after: "${endCursor}"`)]) {
        const { read, sorted } = await workOf(text);
        expect(read, text).toBeLessThan(mostRows);
        // A customer has few orders; the pages of several values are put in order.
        expect(sorted, text).toBeLessThan(50);
      }
    }
  });
});

it.each(['NAME', 'PRICE', 'CREATED_AT'])(
  'a page of a category by %s reads a page of each category below it, however many products there are',
  async sort => {
    const query = `{ products(first: 10, filter: { categoryId: "${tree}" }, sort: { field: ${sort} }) { nodes { id } } }`;
    expect((await app.ask('admin', query)).products.nodes).toHaveLength(10);
    expect((await workOf(query)).read).toBeLessThan(9 * 11 * 4);
  },
);

it('products of many categories are the same, whether a page is read of each, they are named, or their tree is walked', async () => {
  // No product is in the trees of these.
  const empty = Array.from({ length: 77 }, (_, n) => `category_${String(24 + n).padStart(26, '0')}`);
  const found = async (roots: readonly string[]) => {
    const filter = `categoryIds: ${JSON.stringify(roots)}`;
    return (await app.ask('admin', `{ products(filter: { ${filter} }) { totalCount nodes { id } } }`))
      .products;
  };
  const expected = await found([tree]);
  expect([expected.totalCount, expected.nodes.length]).toEqual([992, 20]);
  expect(await found([tree, ...empty.slice(0, 22)])).toEqual(expected);
  expect(await found([tree, ...empty])).toEqual(expected);
  const below = 'products(first: 3) { totalCount nodes { id } }';
  const { category } = await app.ask(
    'admin',
    `{ category(id: "${tree}") { ${below} children { ${below} } } }`,
  );
  expect(category.products).toEqual({ totalCount: 992, nodes: expected.nodes.slice(0, 3) });
  const totals = category.children.map(
    (child: { products: { totalCount: number } }) => child.products.totalCount,
  );
  expect(totals.reduce((sum: number, total: number) => sum + total)).toBe(992);
});

it.each([
  'specs: { path: "watts", equals: 7 }',
  'specs: [{ path: "watts", equals: 7 }, { path: "watts", equals: "7" }]',
])('a page of products with { %s }, of which there are many, is not read and sorted', async filter => {
  const query = `{ products(first: 10, filter: { ${filter} }) { nodes { id } } }`;
  await app.ask('admin', query);
  const { read, sorted } = await workOf(query);
  // Up to 2,001 products are looked for with each value, twice, to learn that there are many.
  expect(read).toBeLessThan(4_002 + mostRows);
  expect(sorted).toBeLessThan(50);
});

it('the products of a tree are counted in an index, those of each category once', async () => {
  const query = `{ category(id: "${tree}") { productCount children { productCount } } }`;
  const { category } = await app.ask('admin', query);
  expect(category.productCount).toBe(992);
  expect(category.children).toHaveLength(8);
  expect((await workOf(query)).read).toBeLessThan(2_500);
});

/** Searches of products, each with how many rows it may read: what a page needs, and counting words up to 500 or 10,000. */
const searches: readonly (readonly [what: string, query: string, most: number])[] = [
  ['a word of all', 'search: "everyday"', 1_500],
  ['the beginning of a title', 'search: "lamp"', 1_500],
  ['a word of a tenth', 'search: "gentle"', 1_500],
  ['a rare word', 'search: "rare7"', 300],
  ['a word and a rare one', 'search: "everyday rare7"', 1_500],
  ['a letter', 'search: "l"', 4_500],
  ['a SKU', 'search: "SKU-000077"', 1_200],
  ['two words of all', 'search: "everyday lasting"', 8_000],
  ['words that never meet', 'search: "odd even"', 45_000],
  ['a word of all with a filter', 'search: "everyday", status: ACTIVE', 23_000],
  ['a word of all with a filter that few meet', `search: "everyday", supplierId: "${supplier}"`, 65_000],
];

describe('a search of products', () => {
  const work = new Map<string, number>();
  const queryOf = (filter: string, sort = '') =>
    `{ products(first: 20, filter: { ${filter} }${sort}) { nodes { id } } }`;

  const deleteProducts = () =>
    counters.query('set foreign_key_checks = 0; delete from product_spec; delete from product');

  // Instead of those of the other lists.
  beforeAll(async () => {
    await deleteProducts();
    await fillProducts(url, 1, 24_000);
  });
  afterAll(deleteProducts);

  it.each(searches)('for %s reads along the index of words', async (what, filter, most) => {
    const { data, errors } = await app.send('admin', queryOf(filter));
    const isRefused = errors?.[0]?.extensions.code === 'FILTER_TOO_BROAD';
    expect(isRefused || data.products.nodes.length > 0).toBe(true);
    const { read } = await workOf(queryOf(filter), isRefused);
    expect(read, what).toBeLessThan(most);
    work.set(what, read);
  });

  it('reads no more among twice as many', async () => {
    await fillProducts(url, 24_001, 48_000);
    for (const [what, filter] of searches) {
      const { errors } = await app.send('admin', queryOf(filter));
      const { read } = await workOf(queryOf(filter), errors !== undefined);
      expect(read, what).toBeLessThan(work.get(what)! * 1.1 + 200);
    }
  });

  it('is refused, and not answered in part, where a page is not found among 10,000', async () => {
    for (const sort of ['', ', sort: { field: PRICE }'])
      for (const filter of ['search: "odd even"', 'search: "odd even", status: ACTIVE']) {
        const { errors } = await app.send('admin', queryOf(filter, sort));
        expect(errors, filter + sort).toMatchObject([
          { extensions: { code: 'FILTER_TOO_BROAD', fields: [['filter', 'search']] } },
        ]);
      }
    // Few meet the filter, so they are looked at instead.
    const few = await app.ask('admin', queryOf(`search: "everyday", supplierId: "${supplier}"`));
    expect(few.products.nodes).toHaveLength(20);
    const { products } = await app.ask(
      'admin',
      queryOf('search: "everyday", status: ACTIVE', ', sort: { field: PRICE, direction: DESC }'),
    );
    expect(products.nodes).toHaveLength(20);
  });
});

it.each(['W-00007919', 'person77@example.com', 'SKU-000077', '00609763', 'person77', 'SKU-000077 person '])(
  'a search of orders for "%s" reads what it finds, however many orders there are',
  async search => {
    const query = `{ orders(filter: { search: "${search}" }) { totalCount nodes { number } } }`;
    const { orders } = await app.ask('admin', query);
    expect(orders.totalCount).toBeGreaterThan(0);
    // "person" is in every name, and so finds every order: it is counted.
    const most = search.includes('person ') ? 60_000 : 6 * mostRows;
    expect((await workOf(query)).read).toBeLessThan(most);
  },
);

it.each([
  ['customers', 'person77@'],
  ['customers', '00609763'],
  ['customers', 'person 00609763'],
  ['customers', 'C-77'],
  ['users', '00609763'],
  ['users', 'person77'],
])('a search of %s for "%s" reads what it finds', async (list, search) => {
  const query = `{ ${list}(filter: { search: "${search}" }) { totalCount nodes { id } } }`;
  expect((await app.ask('admin', query))[list].totalCount).toBeGreaterThan(0);
  expect((await workOf(query)).read).toBeLessThan(search.startsWith('person ') ? 20_000 : 2 * mostRows);
});

it.each(['orders', 'customers', 'users'])(
  'a page of %s with a word of all is read along the list',
  async list => {
    const query = `{ ${list}(first: 20, filter: { search: "person" }) { nodes { id } } }`;
    expect((await app.ask('admin', query))[list].nodes).toHaveLength(20);
    // Up to 10,000 are counted: here, all 4,000.
    expect((await workOf(query)).read).toBeLessThan(list === 'orders' ? 45_000 : 20_000);
  },
);

it.each(['person77@example.com', 'R-00007919'])(
  'a search of rentals for "%s" reads what it finds, however many rentals there are',
  async search => {
    const query = `{ rentals(filter: { search: "${search}" }) { totalCount nodes { number } } }`;
    expect((await app.ask('admin', query)).rentals.totalCount).toBeGreaterThan(0);
    expect((await workOf(query)).read).toBeLessThan(mostRows);
  },
);

it('a search of orders reads no more in a store with more of them', async () => {
  const query = '{ orders(filter: { search: "SKU-000077" }) { nodes { number } } }';
  await app.ask('admin', query);
  const before = await workOf(query);
  await fillLongLists(url, 4_001, 10_500);
  const { read } = await workOf(query);
  expect(read).toBeLessThan(before.read * 1.2 + 10);
});

it('a list is counted to 10,000, and says when there are more', async () => {
  const query = `{ orders(first: 0) { totalCount totalCountIsExact }
    customer(id: "${customer}") { orders(first: 0) { totalCount totalCountIsExact } } }`;
  const data = await app.ask('admin', query);
  expect(data.orders).toEqual({ totalCount: 10_000, totalCountIsExact: false });
  expect(data.customer.orders).toEqual({ totalCount: 11, totalCountIsExact: true });
});
