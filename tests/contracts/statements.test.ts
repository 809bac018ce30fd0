import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../support/app.ts';
import { makeCategory } from '../support/factories/category.ts';
import { makeProduct } from '../support/factories/product.ts';
import { makeSupplier } from '../support/factories/supplier.ts';
import { statementsDuring } from '../support/statements.ts';

const app = useApp();

let rootId: string;
const products: string[] = [];
const categories: string[] = [];
const suppliers: string[] = [];

/** Each product in a category of its own below the one root, and from a supplier of its own. */
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

/** How many statements a query takes, whatever the number of rows. */
const counts: [query: string, statements: number][] = [
  ['{ settings { storeName } }', 1],
  ['{ products(first: 100) { nodes { id name price { amount } } } }', 1],
  ['{ products(first: 100) { nodes { name category { name } supplier { name } } } }', 1],
  ['{ products(first: 100) { edges { cursor node { name category { parent { name } } } } } }', 2],
  ['{ products(first: 100) { totalCount pageInfo { endCursor } nodes { name } } }', 2],
  ['{ products(first: 100) { nodes { category { ancestors { name } } } } }', 2],
  ['{ products(first: 100) { nodes { category { children { name } productCount } } } }', 3],
  ['{ categories(first: 100) { nodes { name parent { name } } } }', 1],
  ['{ categories(first: 100) { nodes { products(first: 5) { nodes { name } } } } }', 2],
  [
    '{ categories(first: 100) { nodes { products(first: 5) { totalCount nodes { supplier { name } } } } } }',
    3,
  ],
  ['{ categories(first: 100) { nodes { ancestors { name } children { name } productCount } } }', 4],
  ['{ categories(first: 100) { nodes { children { products(first: 1) { nodes { name } } } } } }', 3],
  ['{ suppliers(first: 100) { nodes { name products(first: 5) { totalCount nodes { name } } } } }', 3],
  [`{ search(query: "thing", first: 100) { nodes { __typename ${found} } } }`, 4],
  [`{ search(query: "thing", first: 100) { totalCount nodes { __typename } } }`, 5],
  ['query ($product: ID!) { node(id: $product) { id ... on Product { name category { name } } } }', 1],
  ['query ($product: ID!) { product(id: $product) { name category { name } supplier { name } } }', 1],
  [
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Product { name } ... on Category { name } ... on Supplier { name } } }',
    3,
  ],
  ['query ($root: ID!) { category(id: $root) { products(first: 50) { totalCount nodes { name } } } }', 3],
];

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
