import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { makeCategory } from '../../../kit/factories/category.ts';
import { makeProduct } from '../../../kit/factories/product.ts';
import { makeSupplier } from '../../../kit/factories/supplier.ts';

const app = useApp();

/** Sends a query three times: graphql-js answers the first, the compiled query the others. */
async function thrice(query: string, variables: object, expected: object): Promise<void> {
  for (const time of [1, 2, 3])
    expect(await app().ask('guest', query, variables), `time ${time}`).toEqual(expected);
}

// Top > Middle > Leaf, with Side and Empty next to Leaf. Leaf has three products, Side two, Middle one, and Empty none.
const ids: Record<string, string> = {};

beforeAll(async () => {
  const category = async (name: string, parent?: string) => {
    ids[name] = (
      await makeCategory(app(), { name, description: `${name}!`, parentId: ids[parent ?? ''] })
    ).id;
  };
  await category('Top');
  await category('Middle', 'Top');
  await category('Leaf', 'Middle');
  await category('Side', 'Middle');
  await category('Empty', 'Middle');
  ids.Maker = (await makeSupplier(app(), { name: 'Maker', country: 'Chad' })).id;
  const product = async (name: string, parent: string | undefined, price: string, more: object = {}) => {
    const fields = { name, sku: name, price, categoryId: ids[parent ?? ''], ...more };
    ids[name] = (await makeProduct(app(), fields)).id;
  };
  await product('L1', 'Leaf', '1', { supplierId: ids.Maker, description: 'First', specs: { a: 1 } });
  await product('L2', 'Leaf', '2');
  await product('L3', 'Leaf', '3');
  await product('S1', 'Side', '4');
  await product('S2', 'Side', '5');
  await product('M1', 'Middle', '6', { supplierId: ids.Maker });
  await product('Loose', undefined, '7');
});

describe('what a query selects', () => {
  it('through fragments: named, nested, inline, and on Node', async () => {
    const query = `query ($id: ID!) {
      product(id: $id) { ...card ... on Product { description } ... { status } ... on Node { id } }
      node(id: $id) { __typename id ...card ... on Category { slug } }
    }
    fragment card on Product { ...title price { ...amount } category { ...shelf } }
    fragment title on Product { name }
    fragment amount on Money { amount }
    fragment shelf on Category { name parent { name } }`;
    const card = {
      name: 'L1',
      price: { amount: '1.00' },
      category: { name: 'Leaf', parent: { name: 'Middle' } },
    };
    await thrice(
      query,
      { id: ids.L1 },
      {
        product: { ...card, description: 'First', status: 'ACTIVE', id: ids.L1 },
        node: { __typename: 'Product', id: ids.L1, ...card },
      },
    );
    await thrice(
      query.replace('product(id: $id)', 'product(id: "product_01h455vb4pex5vsknk084sn02q")'),
      { id: ids.Leaf },
      { product: null, node: { __typename: 'Category', id: ids.Leaf, slug: 'leaf' } },
    );
  });

  it('through fragments on Node and on several types, for many nodes', async () => {
    await thrice(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ...any ... on Product { name sku supplier { country } }
         ... on Category { name productCount parent { slug } } ... on Supplier { name country } } }
       fragment any on Node { __typename id }`,
      { ids: [ids.Maker, ids.L1, 'product_01h455vb4pex5vsknk084sn02q', ids.Leaf, ids.L2, ids.L1] },
      {
        nodes: [
          { __typename: 'Supplier', id: ids.Maker, name: 'Maker', country: 'Chad' },
          { __typename: 'Product', id: ids.L1, name: 'L1', sku: 'L1', supplier: { country: 'Chad' } },
          null,
          { __typename: 'Category', id: ids.Leaf, name: 'Leaf', productCount: 3, parent: { slug: 'middle' } },
          { __typename: 'Product', id: ids.L2, name: 'L2', sku: 'L2', supplier: null },
          { __typename: 'Product', id: ids.L1, name: 'L1', sku: 'L1', supplier: { country: 'Chad' } },
        ],
      },
    );
  });

  it('under aliases', async () => {
    await thrice(
      `query ($a: ID!, $b: ID!) {
        one: product(id: $a) { title: name name: sku shelf: category { label: name } other: category { slug } }
        two: product(id: $b) { title: description cost: price { value: amount } }
        three: products(first: 1, sort: { field: PRICE, direction: DESC }) { list: nodes { n: name } edges { x: node { id } } all: totalCount }
      }`,
      { a: ids.L1, b: ids.L2 },
      {
        one: { title: 'L1', name: 'L1', shelf: { label: 'Leaf' }, other: { slug: 'leaf' } },
        two: { title: '', cost: { value: '2.00' } },
        three: { list: [{ n: 'Loose' }], edges: [{ x: { id: ids.Loose } }], all: 7 },
      },
    );
  });

  it('with one field twice, each time with other fields below', async () => {
    await thrice(
      `query ($id: ID!) {
        product(id: $id) { category { name } price { amount } }
        product(id: $id) { name category { slug parent { name } } price { currencyCode } }
        ...more
      }
      fragment more on Query { product(id: $id) { category { parent { slug parent { slug } } } supplier { name } } }`,
      { id: ids.L1 },
      {
        product: {
          name: 'L1',
          price: { amount: '1.00', currencyCode: 'USD' },
          category: {
            name: 'Leaf',
            slug: 'leaf',
            parent: { name: 'Middle', slug: 'middle', parent: { slug: 'top' } },
          },
          supplier: { name: 'Maker' },
        },
      },
    );
    await thrice(
      `query ($filter: ProductFilter) {
        products(filter: $filter) { nodes { name } }
        products(filter: $filter) { nodes { sku } edges { node { name category { name } } } totalCount }
      }`,
      { filter: { supplierId: ids.Maker } },
      {
        products: {
          nodes: [
            { name: 'L1', sku: 'L1' },
            { name: 'M1', sku: 'M1' },
          ],
          edges: [
            { node: { name: 'L1', category: { name: 'Leaf' } } },
            { node: { name: 'M1', category: { name: 'Middle' } } },
          ],
          totalCount: 2,
        },
      },
    );
  });

  it('with @skip and @include, in the query and by variables that change', async () => {
    const query = `query ($id: ID!, $yes: Boolean!, $no: Boolean = true) {
      product(id: $id) {
        id name @include(if: $yes) description @skip(if: $no) sku @include(if: true) status @skip(if: true)
        category @include(if: $yes) { name @skip(if: $no) slug parent @include(if: $yes) { name } }
        ... on Product @include(if: $yes) { price { amount } }
        ...extra @skip(if: $no)
      }
      products(first: 1) @include(if: $yes) { totalCount @skip(if: $no) nodes { name @include(if: $yes) id } }
    }
    fragment extra on Product { specs supplier { name country @include(if: $yes) } }`;
    const expected = (yes: boolean, no: boolean) => ({
      product: {
        id: ids.L1,
        sku: 'L1',
        ...(yes && { name: 'L1', price: { amount: '1.00' } }),
        ...(!no && {
          description: 'First',
          specs: { a: 1 },
          supplier: { name: 'Maker', ...(yes && { country: 'Chad' }) },
        }),
        ...(yes && { category: { ...(!no && { name: 'Leaf' }), slug: 'leaf', parent: { name: 'Middle' } } }),
      },
      ...(yes && { products: { ...(!no && { totalCount: 7 }), nodes: [{ name: 'L1', id: ids.L1 }] } }),
    });
    for (const [yes, no] of [
      [true, true],
      [false, false],
      [true, false],
      [false, true],
      [true, true],
      [false, false],
      [true, false],
    ] as const) {
      expect(await app().ask('guest', query, { id: ids.L1, yes, no }), `${yes} ${no}`).toEqual(
        expected(yes, no),
      );
    }
    expect(await app().ask('guest', query, { id: ids.L1, yes: true })).toEqual(expected(true, true));
  });

  it('with other variables each time', async () => {
    const query =
      'query ($id: ID!, $first: Int) { product(id: $id) { name category { name } } products(first: $first) { nodes { id } } }';
    for (const [name, shelf, first] of [
      ['L1', { name: 'Leaf' }, 1],
      ['S1', { name: 'Side' }, 7],
      ['Loose', null, 2],
      ['L1', { name: 'Leaf' }, 3],
    ] as const) {
      const { product, products } = await app().ask('guest', query, { id: ids[name], first });
      expect(product).toEqual({ name, category: shelf });
      expect(products.nodes).toHaveLength(first);
    }
  });

  it('up and down the tree of categories', async () => {
    await thrice(
      `query ($id: ID!) { product(id: $id) { category {
        parent { parent { name parent { name } } }
        ancestors { name parent { slug } children { name } }
        children { name }
      } } }`,
      { id: ids.L1 },
      {
        product: {
          category: {
            parent: { parent: { name: 'Top', parent: null } },
            ancestors: [
              { name: 'Top', parent: null, children: [{ name: 'Middle' }] },
              {
                name: 'Middle',
                parent: { slug: 'top' },
                children: [{ name: 'Empty' }, { name: 'Leaf' }, { name: 'Side' }],
              },
            ],
            children: [],
          },
        },
      },
    );
    await thrice(
      `query ($id: ID!) { category(id: $id) { name productCount children { name productCount parent { name }
         children { name description productCount ancestors { name } } } } }`,
      { id: ids.Top },
      {
        category: {
          name: 'Top',
          productCount: 6,
          children: [
            {
              name: 'Middle',
              productCount: 6,
              parent: { name: 'Top' },
              children: [
                ['Empty', 0],
                ['Leaf', 3],
                ['Side', 2],
              ].map(([name, productCount]) => ({
                name,
                description: `${name}!`,
                productCount,
                ancestors: [{ name: 'Top' }, { name: 'Middle' }],
              })),
            },
          ],
        },
      },
    );
  });

  it('for products without a category or a supplier among those with one', async () => {
    await thrice(
      `{ products(sort: { field: PRICE, direction: DESC }) { nodes { name category { name ancestors { name } } supplier { name products { totalCount } } } } }`,
      {},
      {
        products: {
          nodes: [
            { name: 'Loose', category: null, supplier: null },
            {
              name: 'M1',
              category: { name: 'Middle', ancestors: [{ name: 'Top' }] },
              supplier: { name: 'Maker', products: { totalCount: 2 } },
            },
            ...['S2', 'S1', 'L3', 'L2', 'L1'].map(name => ({
              name,
              category: {
                name: name.startsWith('S') ? 'Side' : 'Leaf',
                ancestors: [{ name: 'Top' }, { name: 'Middle' }],
              },
              supplier: name === 'L1' ? { name: 'Maker', products: { totalCount: 2 } } : null,
            })),
          ],
        },
      },
    );
  });

  it('a page of products below each of many categories at once', async () => {
    const page = (names: string[], hasNextPage: boolean, totalCount: number) => ({
      nodes: names.map(name => ({ name })),
      pageInfo: { hasNextPage, hasPreviousPage: false },
      totalCount,
    });
    await thrice(
      `{ categories { nodes { name products(first: 2, sort: { field: PRICE }) { nodes { name } pageInfo { hasNextPage hasPreviousPage } totalCount } } } }`,
      {},
      {
        categories: {
          nodes: [
            { name: 'Empty', products: page([], false, 0) },
            { name: 'Leaf', products: page(['L1', 'L2'], true, 3) },
            { name: 'Middle', products: page(['L1', 'L2'], true, 6) },
            { name: 'Side', products: page(['S1', 'S2'], false, 2) },
            { name: 'Top', products: page(['L1', 'L2'], true, 6) },
          ],
        },
      },
    );
  });

  it('pages of different filters, sorts, and sizes below the same parents at once', async () => {
    await thrice(
      `query ($cheap: ProductFilter, $dear: ProductFilter) { category(id: "${ids.Middle}") { children { name
          cheap: products(filter: $cheap) { nodes { name } totalCount }
          dear: products(filter: $dear) { nodes { sku price { amount } } totalCount }
          last: products(last: 1, sort: { field: PRICE }) { nodes { name } pageInfo { hasPreviousPage } }
          found: products(filter: { specs: [{ path: "a", equals: 1 }] }, first: 1) { nodes { name } totalCount }
        } } }`,
      { cheap: { price: { max: '2' } }, dear: { price: { min: '3' } } },
      {
        category: {
          children: [
            {
              name: 'Empty',
              cheap: { nodes: [], totalCount: 0 },
              dear: { nodes: [], totalCount: 0 },
              last: { nodes: [], pageInfo: { hasPreviousPage: false } },
              found: { nodes: [], totalCount: 0 },
            },
            {
              name: 'Leaf',
              cheap: { nodes: [{ name: 'L1' }, { name: 'L2' }], totalCount: 2 },
              dear: { nodes: [{ sku: 'L3', price: { amount: '3.00' } }], totalCount: 1 },
              last: { nodes: [{ name: 'L3' }], pageInfo: { hasPreviousPage: true } },
              found: { nodes: [{ name: 'L1' }], totalCount: 1 },
            },
            {
              name: 'Side',
              cheap: { nodes: [], totalCount: 0 },
              dear: {
                nodes: [
                  { sku: 'S1', price: { amount: '4.00' } },
                  { sku: 'S2', price: { amount: '5.00' } },
                ],
                totalCount: 2,
              },
              last: { nodes: [{ name: 'S2' }], pageInfo: { hasPreviousPage: true } },
              found: { nodes: [], totalCount: 0 },
            },
          ],
        },
      },
    );
  });

  it('a search below a parent', async () => {
    await thrice(
      `{ category(id: "${ids.Middle}") { products(filter: { search: "l" }, first: 1) { nodes { name } totalCount } } }`,
      {},
      { category: { products: { nodes: [{ name: 'L1' }], totalCount: 3 } } },
    );
  });

  it('the next page below a parent by the cursor of the last', async () => {
    const query = `query ($id: ID!, $after: String) { category(id: $id) {
      products(first: 2, after: $after, sort: { field: PRICE }) { nodes { name } pageInfo { endCursor hasNextPage } } } }`;
    const walked: string[] = [];
    let after: string | null = null;
    for (let number = 1; number <= 3; number++) {
      const { category } = await app().ask('guest', query, { id: ids.Top, after });
      walked.push(...category.products.nodes.map((node: { name: string }) => node.name));
      expect(category.products.pageInfo.hasNextPage).toBe(number < 3);
      after = category.products.pageInfo.endCursor;
    }
    expect(walked).toEqual(['L1', 'L2', 'L3', 'S1', 'S2', 'M1']);
  });

  it('refuses a bad page below a parent, at its place and no other', async () => {
    for (let time = 1; time <= 3; time++) {
      const { data, errors } = await app().send(
        'guest',
        '{ products(first: 1) { nodes { name } } categoryBySlug(slug: "leaf") { name products(first: 101) { nodes { id } } } }',
      );
      expect(data).toEqual({ products: { nodes: [{ name: 'L1' }] }, categoryBySlug: null });
      expect(errors).toMatchObject([
        { path: ['categoryBySlug', 'products'], extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });
});
