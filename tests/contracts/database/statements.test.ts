import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { makeCategory } from '../../kit/factories/category.ts';
import { makeCustomer } from '../../kit/factories/customer.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { makeSeller } from '../../kit/factories/seller.ts';
import { setStock } from '../../kit/factories/stock.ts';
import { makeSupplier } from '../../kit/factories/supplier.ts';
import { statementsDuring } from '../../kit/statements.ts';

const app = useApp();

let rootId: string;
const products: string[] = [];
const categories: string[] = [];
const suppliers: string[] = [];

/** Each product has its own category, below a common root, and its own supplier. */
async function growTo(count: number): Promise<void> {
  while (products.length < count) {
    const number = products.length + 1;
    const category = await makeCategory(app(), { name: `Thing category ${number}`, parentId: rootId });
    const supplier = await makeSupplier(app(), { name: `Thing supplier ${number}` });
    const product = await makeProduct(app(), {
      name: `Thing ${number}`,
      categoryId: category.id,
      supplierId: supplier.id,
    });
    categories.push(category.id);
    suppliers.push(supplier.id);
    products.push(product.id);
  }
}

const found = '... on Product { name category { name } } ... on Category { slug } ... on Supplier { code }';

/** How many statements a query needs, for any number of rows. */
const counts: [query: string, statements: number][] = [
  ['{ settings { storeName } }', 1],
  ['{ products(first: 100) { nodes { id name price { amount } } } }', 1],
  ['{ products(first: 100) { nodes { name category { name } supplier { name } } } }', 1],
  ['{ products(first: 100) { edges { cursor node { name category { parent { name } } } } } }', 2],
  ['{ products(first: 100) { totalCount pageInfo { endCursor } nodes { name } } }', 2],
  ['{ products(first: 100) { nodes { category { ancestors { name } } } } }', 2],
  ['{ products(first: 100) { nodes { category { children { name } productCount } } } }', 4],
  ['{ categories(first: 100) { nodes { name parent { name } } } }', 1],
  ['{ categories(first: 40) { nodes { products(first: 5) { nodes { name } } } } }', 3],
  [
    '{ categories(first: 30) { nodes { products(first: 5) { totalCount nodes { supplier { name } } } } } }',
    4,
  ],
  ['{ categories(first: 100) { nodes { ancestors { name } children { name } productCount } } }', 5],
  ['query ($root: ID!) { category(id: $root) { children { products(first: 1) { nodes { name } } } } }', 4],
  ['{ suppliers(first: 100) { nodes { name products(first: 5) { totalCount nodes { name } } } } }', 3],
  [`{ search(query: "thing", first: 100) { nodes { __typename ${found} } } }`, 5],
  [`{ search(query: "thing", first: 100) { totalCount nodes { __typename } } }`, 6],
  ['query ($product: ID!) { node(id: $product) { id ... on Product { name category { name } } } }', 1],
  ['query ($product: ID!) { product(id: $product) { name category { name } supplier { name } } }', 1],
  [
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Product { name } ... on Category { name } ... on Supplier { name } } }',
    3,
  ],
  ['query ($root: ID!) { category(id: $root) { products(first: 50) { totalCount nodes { name } } } }', 4],
];

const year = 'range: { preset: LAST_365_DAYS }';
const figures = 'orders revenue { amount } averageOrderValue { amount }';

/** The statements of a report beside the settings, including those for the objects in its rows. */
const reports: [selection: string, statements: readonly string[]][] = [
  [`dashboard(${year}) { ${figures} activeRentals comparedTo { ${figures} } }`, ['analytics.dashboard']],
  [
    `dashboard(${year}) { orders lowStock { name } recentOrders { number } }`,
    ['analytics.dashboard', 'analytics.lowStock', 'analytics.recentOrders'],
  ],
  ...['DAY', 'WEEK', 'MONTH'].map((interval): [string, string[]] => [
    `salesTrend(${year}, interval: ${interval}) { periodStart orders revenue { amount } }`,
    ['analytics.salesTrend'],
  ]),
  [`topProducts(${year}) { nodes { sku name quantity revenue { amount } } }`, ['analytics.topProducts']],
  [
    `topProducts(${year}, by: QUANTITY) { nodes { quantity product { name category { name } } } }`,
    ['analytics.topProducts', 'Product by id'],
  ],
  [`salesByCategory(${year}) { nodes { name revenue { amount } } }`, ['analytics.salesByCategory']],
  [
    `salesByCategory(${year}) { nodes { name category { slug } } }`,
    ['analytics.salesByCategory', 'Category by id'],
  ],
  ['customerLifetimeValues { nodes { name total { amount } } }', ['analytics.customerLifetimeValues']],
  [
    'customerLifetimeValues { nodes { customer { email } } }',
    ['analytics.customerLifetimeValues', 'Customer by id'],
  ],
  [`staffPerformance(${year}) { nodes { name ${figures} } }`, ['analytics.staffPerformance']],
  [
    `staffPerformance(${year}) { nodes { staffMember { code } } }`,
    ['analytics.staffPerformance', 'StaffMember by id'],
  ],
  [`staffProduction(${year}) { nodes { name quantity records } }`, ['analytics.staffProduction']],
  ['productionReport(date: "2026-03-01") { nodes { sku quantity } }', ['analytics.productionReport']],
  [`ordersAndProduction(${year}) { nodes { sku sold produced onHand } }`, ['analytics.ordersAndProduction']],
  [
    `ordersAndProduction(${year}) { nodes { product { name } } }`,
    ['analytics.ordersAndProduction', 'Product by id'],
  ],
  [
    `taxReport(${year}) { rate net { amount } zone { name } }`,
    [
      'analytics.taxReport, lines',
      'analytics.taxReport, shipping',
      'analytics.taxReport, orders',
      'analytics.taxReport, rents',
      'analytics.taxReport, buyouts',
      'Zone by id',
    ],
  ],
  [`rentalSummary(${year}) { started income { amount } }`, ['analytics.rentalSummary']],
  ['inventoryValuation { units categories { value { amount } } }', ['analytics.inventoryValuation']],
  [
    'inventoryValuation { categories { category { name } } }',
    ['analytics.inventoryValuation', 'Category by id'],
  ],
];

/** A sale of each product, each by another seller to another customer. */
async function sellAll(): Promise<void> {
  for (const productId of products) {
    await setStock(app(), productId, 5);
    const customer = await makeCustomer(app(), { name: 'Buyer' });
    const seller = await makeSeller(app());
    await seller.sell({ customerId: customer.id, lines: [{ productId, quantity: 1 }] });
  }
}

beforeAll(async () => {
  rootId = (await makeCategory(app(), { name: 'Root of things' })).id;
});

describe.each([3, 30])('with %i products', count => {
  beforeAll(() => growTo(count));

  it.each(counts)('%s takes %i', async (query, expected) => {
    const variables = { product: products[0], root: rootId, ids: [...products, ...categories, ...suppliers] };
    const needed = Object.fromEntries(
      Object.entries(variables).filter(([name]) => query.includes(`$${name}`)),
    );
    // The first runs go through graphql-js, the later ones are compiled.
    for (let run = 0; run < 4; run++) {
      let answer: unknown;
      const statements = await statementsDuring(app(), async () => {
        answer = await app().ask('guest', query, needed);
      });
      expect(answer).toBeDefined();
      const names = statements.map(text => /\/\* (.*?) \*\//.exec(text)?.[1] ?? text);
      expect(names, `${names.length} statements: ${names.join(', ')}`).toHaveLength(expected);
    }
  });

  it('has that many to show', async () => {
    const data = await app().ask(
      'guest',
      '{ products(first: 100) { totalCount nodes { category { name } supplier { name } } } }',
    );
    expect(data.products.totalCount).toBe(count);
    expect(data.products.nodes).toHaveLength(count);
    expect(data.products.nodes[count - 1]).toEqual({
      category: { name: expect.stringContaining('Thing category') },
      supplier: { name: expect.stringContaining('Thing supplier') },
    });
  });
});

describe.each([3, 30])('with sales of %i products', count => {
  beforeAll(async () => {
    await growTo(count);
    await sellAll();
  });

  it.each(reports)(
    '%s takes one statement, and one for each kind of thing shown',
    async (selection, expected) => {
      for (let run = 0; run < 4; run++) {
        const statements = await statementsDuring(app(), () =>
          app().ask('manager', `{ analytics { ${selection} } }`),
        );
        const names = statements.map(text => /\/\* (.*?) \*\//.exec(text)?.[1] ?? text);
        // Independent statements may run in any order.
        expect(names.toSorted()).toEqual(['accounts.session', 'Settings by id', ...expected].toSorted());
      }
    },
  );
});
