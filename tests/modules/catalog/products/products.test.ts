import { beforeAll, describe, expect, inject, it } from 'vitest';
import { findSpecs } from '../../../../src/migrations/2026-11-27-find-specs.ts';
import { runStep } from '../../../../src/platform/database/migrations/migration.ts';
import { useApp } from '../../../kit/app.ts';
import { makeCategory } from '../../../kit/factories/category.ts';
import { makeProduct } from '../../../kit/factories/product.ts';
import { setStock } from '../../../kit/factories/stock.ts';
import { makeSupplier } from '../../../kit/factories/supplier.ts';
import { pagesOf } from '../../../kit/pages-of.ts';

const app = useApp();

const listQuery = `query ($filter: ProductFilter, $sort: ProductSort, $first: Int, $after: String, $last: Int, $before: String) {
  products(filter: $filter, sort: $sort, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { id name } } nodes { name }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
  }
}`;

interface Edge {
  cursor: string;
  node: { id: string; name: string };
}

const list = async (variables: object) => (await app().ask('guest', listQuery, variables)).products;
const names = async (variables: object): Promise<string[]> =>
  (await list({ first: 100, ...variables })).nodes.map((node: { name: string }) => node.name);

describe('products, filtered', () => {
  let [root, child, grandchild, other] = ['', '', '', ''];
  let [maker, rival] = ['', ''];

  beforeAll(async () => {
    root = (await makeCategory(app())).id;
    child = (await makeCategory(app(), { parentId: root })).id;
    grandchild = (await makeCategory(app(), { parentId: child })).id;
    other = (await makeCategory(app())).id;
    maker = (await makeSupplier(app())).id;
    rival = (await makeSupplier(app())).id;
    const rentalTerms = { monthlyRate: '1', minimumMonths: 1, deposit: '0' };
    await makeProduct(app(), {
      name: 'alpha',
      price: '10.00',
      categoryId: root,
      supplierId: maker,
      specs: {
        color: 'Black',
        inches: 15.6,
        ports: 3,
        touch: true,
        display: { panel: 'OLED', size: { cm: 40 } },
      },
    });
    const beta = await makeProduct(app(), {
      name: 'beta',
      price: '20.00',
      categoryId: child,
      supplierId: maker,
      rentalTerms,
      lowStockThreshold: 5,
      specs: { color: 'White', inches: 14, ports: '3', touch: false, display: { panel: 'LCD' } },
    });
    const gamma = await makeProduct(app(), {
      name: 'gamma',
      price: '20.01',
      categoryId: grandchild,
      supplierId: rival,
      lowStockThreshold: 5,
      specs: { color: 'true', touch: 'true', ports: 1, 'wi-fi 6': 'yes', größe: 'L' },
    });
    const delta = await makeProduct(app(), {
      name: 'delta',
      price: '30.00',
      categoryId: other,
      rentalTerms,
      status: 'ARCHIVED',
      lowStockThreshold: 0,
      specs: { touch: 1, note: `it's 100% "fine" \\o/ 💡` },
    });
    await makeProduct(app(), { name: 'epsilon', price: '0' });
    await setStock(app(), beta.id, 5);
    await setStock(app(), gamma.id, 6);
    await setStock(app(), delta.id, 1);
  });

  it.each([
    ['no filter', {}, ['alpha', 'beta', 'delta', 'epsilon', 'gamma']],
    ['rentable', { rentable: true }, ['beta', 'delta']],
    ['not rentable', { rentable: false }, ['alpha', 'epsilon', 'gamma']],
    ['out of stock', { availability: 'OUT_OF_STOCK' }, ['alpha', 'epsilon']],
    ['low stock, at the threshold', { availability: 'LOW_STOCK' }, ['beta']],
    ['in stock, above the threshold', { availability: 'IN_STOCK' }, ['delta', 'gamma']],
    ['active', { status: 'ACTIVE' }, ['alpha', 'beta', 'epsilon', 'gamma']],
    ['archived', { status: 'ARCHIVED' }, ['delta']],
    ['price from, included', { price: { min: '20.00' } }, ['beta', 'delta', 'gamma']],
    ['price to, included', { price: { max: '20' } }, ['alpha', 'beta', 'epsilon']],
    ['price range', { price: { min: '20', max: '20.01' } }, ['beta', 'gamma']],
    ['price range the wrong way round', { price: { min: '20', max: '10' } }, []],
    ['an empty price range', { price: {} }, ['alpha', 'beta', 'delta', 'epsilon', 'gamma']],
    ['a text', { specs: [{ path: 'color', equals: 'Black' }] }, ['alpha']],
    ['a text in another case', { specs: [{ path: 'color', equals: 'black' }] }, []],
    ['a number', { specs: [{ path: 'inches', equals: 14 }] }, ['beta']],
    ['a fraction', { specs: [{ path: 'inches', equals: 15.6 }] }, ['alpha']],
    ['true', { specs: [{ path: 'touch', equals: true }] }, ['alpha']],
    ['false', { specs: [{ path: 'touch', equals: false }] }, ['beta']],
    ['the number 1, which is not true', { specs: [{ path: 'touch', equals: 1 }] }, ['delta']],
    ['the text "true", which is not true', { specs: [{ path: 'touch', equals: 'true' }] }, ['gamma']],
    ['a number that is a text elsewhere', { specs: [{ path: 'ports', equals: 3 }] }, ['alpha']],
    ['a text that is a number elsewhere', { specs: [{ path: 'ports', equals: '3' }] }, ['beta']],
    ['a nested text', { specs: [{ path: 'display.panel', equals: 'OLED' }] }, ['alpha']],
    ['a deeply nested number', { specs: [{ path: 'display.size.cm', equals: 40 }] }, ['alpha']],
    ['a name with a space and a hyphen', { specs: [{ path: 'wi-fi 6', equals: 'yes' }] }, ['gamma']],
    ['a name that is not ASCII', { specs: [{ path: 'größe', equals: 'L' }] }, ['gamma']],
    ['a text full of signs', { specs: [{ path: 'note', equals: `it's 100% "fine" \\o/ 💡` }] }, ['delta']],
    ['an object is no text', { specs: [{ path: 'display', equals: '{"panel": "LCD"}' }] }, []],
    ['a path that leads nowhere', { specs: [{ path: 'a.b.c.d.e', equals: 'x' }] }, []],
    [
      'two specs, both of which must hold',
      {
        specs: [
          { path: 'color', equals: 'White' },
          { path: 'touch', equals: false },
        ],
      },
      ['beta'],
    ],
    [
      'two specs that no product has together',
      {
        specs: [
          { path: 'color', equals: 'White' },
          { path: 'touch', equals: true },
        ],
      },
      [],
    ],
    [
      'everything at once',
      {
        search: 'bet',
        rentable: true,
        availability: 'LOW_STOCK',
        status: 'ACTIVE',
        price: { min: '19.99', max: '20' },
        specs: [{ path: 'display.panel', equals: 'LCD' }],
        createdAt: { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' },
      },
      ['beta'],
    ],
    [
      'nulls, which do not filter',
      {
        search: null,
        categoryId: null,
        supplierId: null,
        price: null,
        rentable: null,
        availability: null,
        specs: null,
        status: null,
        createdAt: null,
        deleted: null,
      },
      ['alpha', 'beta', 'delta', 'epsilon', 'gamma'],
    ],
  ])('by %s', async (_what, filter, expected) => {
    expect(await names({ filter })).toEqual(expected);
    expect((await list({ filter, first: 1 })).totalCount).toBe(expected.length);
  });

  it('by category, with all categories below it', async () => {
    expect(await names({ filter: { categoryId: root } })).toEqual(['alpha', 'beta', 'gamma']);
    expect(await names({ filter: { categoryId: child } })).toEqual(['beta', 'gamma']);
    expect(await names({ filter: { categoryId: grandchild } })).toEqual(['gamma']);
    expect(await names({ filter: { categoryId: 'category_01h455vb4pex5vsknk084sn02q' } })).toEqual([]);
  });

  it('by supplier, and by supplier and category', async () => {
    expect(await names({ filter: { supplierId: maker } })).toEqual(['alpha', 'beta']);
    expect(await names({ filter: { supplierId: rival } })).toEqual(['gamma']);
    expect(await names({ filter: { supplierId: maker, categoryId: child } })).toEqual(['beta']);
  });

  it('by the time of creation: from included, to not', async () => {
    const { products } = await app().ask(
      'guest',
      '{ products(sort: { field: CREATED_AT }) { nodes { name createdAt } } }',
    );
    const [first, second, third] = products.nodes;
    expect(await names({ filter: { createdAt: { from: second.createdAt, to: third.createdAt } } })).toEqual([
      second.name,
    ]);
    expect(await names({ filter: { createdAt: { to: second.createdAt } } })).toEqual([first.name]);
    expect(await names({ filter: { createdAt: { from: second.createdAt } } })).toHaveLength(4);
  });

  it('treats a filter and a sort that are null as absent', async () => {
    expect(await names({ filter: null, sort: null })).toHaveLength(5);
  });

  it.each([
    ['path', { specs: [{ path: 'a"b', equals: 'x' }] }, /"path" must be up to five names/],
    ['path', { specs: [{ path: "color') or 1=1 --", equals: 'x' }] }, /"path" must be up to five names/],
    ['path', { specs: [{ path: 'a.b.c.d.e.f', equals: 'x' }] }, /"path" must be up to five names/],
    ['equals', { specs: [{ path: 'color', equals: { a: 1 } }] }, /"equals" must be a text, a number/],
    ['specs', { specs: Array(11).fill({ path: 'color', equals: 'x' }) }, /"specs" must hold at most 10/],
    [
      'categoryId',
      { categoryId: 'supplier_01h455vb4pex5vsknk084sn02q' },
      /"categoryId" must be the id of a category/,
    ],
    ['supplierId', { supplierId: 'nonsense' }, /"supplierId" must be the id of a supplier/],
    ['price', { price: { min: '1.001' } }, /decimals/],
    ['price', { price: { max: 'much' } }, /decimal/i],
    ['search', { search: 'x'.repeat(201) }, /"search" must be at most 200 characters/],
    ['search', { search: 'a\u0000b' }, /"search" must not contain control characters such as a null byte/],
    ['createdAt', { createdAt: { from: 'yesterday' } }, /date/i],
  ])('refuses a bad %s', async (_field, filter, message) => {
    for (let time = 1; time <= 3; time++) {
      const { errors } = await app().send('guest', listQuery, { filter });
      expect(errors).toMatchObject([
        { message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });

  it.each([
    ['{ product(id: "product_01h455vb4pex5vsknk084sn02q") { id } }', 'product'],
    ['{ productBySku(sku: "nowhere") { id } }', 'productBySku'],
  ])('answers %s with null', async (query, field) => {
    for (let time = 1; time <= 3; time++) expect(await app().ask('guest', query)).toEqual({ [field]: null });
  });

  it.each([
    ['category_01h455vb4pex5vsknk084sn02q', /"id" must be the id of a product.*the id of a category/],
    ['product_', /"id" must be the id of a product.*not an id/],
    ['product_💡', /"id" must be the id of a product.*not an id/],
    ['product_01h455vb4pex5vsknk084sn02\u0000', /"id" must be the id of a product.*not an id/],
    ['product_81h455vb4pex5vsknk084sn02q', /"id" must be the id of a product.*not an id/],
    ["' or 1=1", /"id" must be the id of a product.*not an id/],
    ['', /"id" must be the id of a product.*not an id/],
  ])('refuses the id %s', async (id, message) => {
    for (let time = 1; time <= 3; time++) {
      const { data, errors } = await app().send('guest', 'query ($id: ID!) { product(id: $id) { id } }', {
        id,
      });
      expect(data).toEqual({ product: null });
      expect(errors).toMatchObject([
        {
          message: expect.stringMatching(message),
          path: ['product'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
    }
  });
});

describe('products, sorted', () => {
  let supplierId = '';

  beforeAll(async () => {
    supplierId = (await makeSupplier(app())).id;
    const make = (sku: string, name: string, price: string) =>
      makeProduct(app(), { supplierId, sku, name, price });
    const first = await make('S-2', 'émile', '3');
    const second = await make('s-3', 'Anton', '1');
    const third = await make('S-1', 'berta', '2');
    await setStock(app(), first.id, 5);
    await setStock(app(), second.id, 9);
    await setStock(app(), third.id, 7);
    await app().mutate('updateProduct', { productId: second.id, description: 'x' }, 'product { id }');
    await app().mutate('updateProduct', { productId: first.id, description: 'x' }, 'product { id }');
  });

  it.each([
    ['NAME', ['Anton', 'berta', 'émile']],
    ['PRICE', ['Anton', 'berta', 'émile']],
    ['SKU', ['berta', 'émile', 'Anton']],
    ['STOCK', ['émile', 'berta', 'Anton']],
    ['CREATED_AT', ['émile', 'Anton', 'berta']],
    ['UPDATED_AT', ['berta', 'Anton', 'émile']],
  ])('by %s both ways', async (field, expected) => {
    const filter = { supplierId };
    expect(await names({ filter, sort: { field } })).toEqual(expected);
    expect(await names({ filter, sort: { field, direction: 'ASC' } })).toEqual(expected);
    expect(await names({ filter, sort: { field, direction: 'DESC' } })).toEqual(expected.toReversed());
    // A page at a time, the cursors must say the same.
    for (const direction of ['ASC', 'DESC']) {
      const walked: string[] = [];
      for await (const page of pagesOf(after =>
        list({ filter, sort: { field, direction }, first: 1, after }),
      )) {
        walked.push(page.nodes[0].name);
      }
      expect(walked).toEqual(direction === 'ASC' ? expected : expected.toReversed());
    }
  });

  it('by name when no sort is given', async () => {
    expect(await names({ filter: { supplierId } })).toEqual(['Anton', 'berta', 'émile']);
  });

  it('applies the defaults of variables and of input fields, both first and compiled', async () => {
    const query = `query ($supplierId: ID!, $sort: ProductSort! = { field: PRICE }, $first: Int! = 2, $with: Boolean! = true) {
      products(filter: { supplierId: $supplierId }, sort: $sort, first: $first) { nodes { name sku @include(if: $with) } }
    }`;
    for (let time = 1; time <= 3; time++) {
      expect(await app().ask('guest', query, { supplierId })).toEqual({
        products: {
          nodes: [
            { name: 'Anton', sku: 's-3' },
            { name: 'berta', sku: 'S-1' },
          ],
        },
      });
      const given = { supplierId, sort: { field: 'SKU', direction: 'DESC' }, first: 1, with: false };
      expect(await app().ask('guest', query, given)).toEqual({ products: { nodes: [{ name: 'Anton' }] } });
    }
  });

  it('accepts one spec as a list of one', async () => {
    const query =
      'query ($specs: [SpecFilterInput!]) { products(filter: { specs: $specs }) { nodes { name } } }';
    for (let time = 1; time <= 3; time++) {
      const { products } = await app().ask('guest', query, { specs: { path: 'inches', equals: 14 } });
      expect(products.nodes).toEqual([{ name: 'beta' }]);
    }
  });

  it.each([
    ['a wrong type', { first: 'three' }],
    ['a list for an object', { sort: [{ field: 'NAME' }, { field: 'SKU' }] }],
    ['text for an object', { filter: 'x' }],
    ['an unknown field', { filter: { nonsense: 1 } }],
    ['an unknown enum value', { sort: { field: 'NONSENSE' } }],
    ['null for what must be there', { sort: { field: null } }],
    ['null for what has a default', { sort: { field: 'NAME', direction: null } }],
    ['nothing for what must be there', { sort: {} }],
    ['null in a list', { filter: { specs: [null] } }],
  ])('refuses %s in the variables, both first and compiled', async (_what, variables) => {
    const query = `${listQuery} # ${JSON.stringify(variables)}`;
    for (let time = 1; time <= 3; time++) {
      const { data, errors } = await app().send('guest', query, variables);
      expect(data).toBeUndefined();
      expect(errors).toMatchObject([
        { message: expect.stringMatching(/^Variable "\$/), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
    // Bad variables never reach a compilation, so a good request must come between.
    await app().ask('guest', query);
    await app().ask('guest', query);
    const { data, errors } = await app().send('guest', query, variables);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([
      { message: expect.stringMatching(/^Variable "\$/), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('refuses to sort by relevance without a search', async () => {
    const { errors } = await app().send('guest', listQuery, { sort: { field: 'RELEVANCE' } });
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/RELEVANCE needs "filter.search"/),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });
});

describe('products, a page at a time', () => {
  /** Eight products, of which several cost the same, in the order of price and then of age. */
  async function makeWorld() {
    const { id: supplierId } = await makeSupplier(app());
    const made: Edge['node'][] = [];
    for (const price of ['1', '2', '2', '2', '2', '2', '3', '3'])
      made.push(await makeProduct(app(), { supplierId, price }));
    return { filter: { supplierId }, made, expected: made.map(product => product.name) };
  }

  const pageNames = (page: { edges: Edge[] }) => page.edges.map(edge => edge.node.name);

  it.each(['ASC', 'DESC'])('walks forward over ties, %s', async direction => {
    const { filter, expected } = await makeWorld();
    const sort = { field: 'PRICE', direction };
    const pages: string[][] = [];
    let after: string | null = null;
    for (let number = 1; number <= 3; number++) {
      const page = await list({ filter, sort, first: 3, after });
      pages.push(pageNames(page));
      expect(page.nodes.map((node: { name: string }) => node.name)).toEqual(pageNames(page));
      expect(page.totalCount).toBe(8);
      expect(page.pageInfo).toEqual({
        hasNextPage: number < 3,
        hasPreviousPage: number > 1,
        startCursor: page.edges[0].cursor,
        endCursor: page.edges.at(-1).cursor,
      });
      after = page.pageInfo.endCursor;
    }
    const all = direction === 'ASC' ? expected : expected.toReversed();
    expect(pages).toEqual([all.slice(0, 3), all.slice(3, 6), all.slice(6)]);
    const beyond = await list({ filter, sort, first: 3, after });
    expect(beyond).toEqual({
      edges: [],
      nodes: [],
      totalCount: 8,
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });

  it.each(['ASC', 'DESC'])('walks backward over ties, %s', async direction => {
    const { filter, expected } = await makeWorld();
    const sort = { field: 'PRICE', direction };
    const pages: string[][] = [];
    let before: string | null = null;
    for (let number = 1; number <= 3; number++) {
      const page = await list({ filter, sort, last: 3, before });
      pages.unshift(pageNames(page));
      expect(page.pageInfo).toMatchObject({ hasPreviousPage: number < 3, hasNextPage: number > 1 });
      before = page.pageInfo.startCursor;
    }
    const all = direction === 'ASC' ? expected : expected.toReversed();
    expect(pages).toEqual([all.slice(0, 2), all.slice(2, 5), all.slice(5)]);
  });

  it('goes back from the middle to where it came from', async () => {
    const { filter, expected } = await makeWorld();
    const sort = { field: 'PRICE' };
    const first = await list({ filter, sort, first: 3 });
    const second = await list({ filter, sort, first: 3, after: first.pageInfo.endCursor });
    const back = await list({ filter, sort, last: 3, before: second.pageInfo.startCursor });
    expect(pageNames(back)).toEqual(expected.slice(0, 3));
    expect(pageNames(back)).toEqual(pageNames(first));
  });

  it('neither repeats nor skips when rows come and go between pages', async () => {
    const { filter, made, expected } = await makeWorld();
    const sort = { field: 'PRICE' };
    const first = await list({ filter, sort, first: 3 });
    expect(pageNames(first)).toEqual(expected.slice(0, 3));

    // One before the cursor and one after it come, and the cursor's own row and one after it go.
    await makeProduct(app(), { ...filter, name: 'early', price: '0.50' });
    await makeProduct(app(), { ...filter, name: 'late', price: '2' });
    for (const index of [2, 4])
      await app().mutate('deleteProduct', { productId: made[index]!.id }, 'deletedProductId');

    const second = await list({ filter, sort, first: 3, after: first.pageInfo.endCursor });
    expect(pageNames(second)).toEqual([expected[3], expected[5], 'late']);
    const third = await list({ filter, sort, first: 3, after: second.pageInfo.endCursor });
    expect(pageNames(third)).toEqual(expected.slice(6));
    expect(third.totalCount).toBe(8);
    expect(third.pageInfo.hasNextPage).toBe(false);
  });

  it('has 20 on a page when no size is given', async () => {
    const { id: supplierId } = await makeSupplier(app());
    for (let index = 0; index < 22; index++) await makeProduct(app(), { supplierId });
    const page = await list({ filter: { supplierId } });
    expect(page.edges).toHaveLength(20);
    expect(page.totalCount).toBe(22);
    expect(page.pageInfo.hasNextPage).toBe(true);
    const rest = await list({ filter: { supplierId }, after: page.pageInfo.endCursor });
    expect(rest.edges).toHaveLength(2);
    expect((await list({ filter: { supplierId }, first: 22 })).pageInfo.hasNextPage).toBe(false);
    expect((await list({ filter: { supplierId }, first: 100 })).edges).toHaveLength(22);
  });

  it.each([
    ['first', { first: -1 }, /"first" must be from 0 to 100, but it is -1/],
    ['first', { first: 101 }, /"first" must be from 0 to 100, but it is 101/],
    ['last', { last: -1 }, /"last" must be from 0 to 100, but it is -1/],
    ['last', { last: 101 }, /"last" must be from 0 to 100, but it is 101/],
    ['last', { first: 3, last: 3 }, /either "first" or "last"/],
    ['after', { first: 3, after: 'garbage' }, /"after" is not a cursor/],
    ['after', { after: '' }, /"after" is not a cursor/],
    ['before', { last: 3, before: 'garbage' }, /"before" is not a cursor/],
    ['after', { after: Buffer.from('{"a":1}').toString('base64url') }, /"after" is not a cursor/],
    [
      'after',
      { after: Buffer.from('["Product.name",{"a":1},null]').toString('base64url') },
      /"after" is not a cursor/,
    ],
    [
      'after',
      { after: Buffer.from('["Product.name","a"]').toString('base64url') },
      /"after" is a cursor of another/,
    ],
  ])('refuses a bad %s', async (argument, variables, message) => {
    for (let time = 1; time <= 3; time++) {
      const { data, errors } = await app().send('guest', listQuery, variables);
      expect(data).toBeNull();
      expect(errors).toMatchObject([
        {
          message: expect.stringMatching(message),
          path: ['products'],
          extensions: { code: 'BAD_USER_INPUT', fields: [[argument]] },
        },
      ]);
    }
  });

  it('refuses after with before, and each with the wrong end', async () => {
    const { filter } = await makeWorld();
    const { startCursor, endCursor } = (await list({ filter, first: 3 })).pageInfo;
    for (const [variables, field] of [
      [{ first: 3, after: startCursor, before: endCursor }, 'before'],
      [{ last: 3, after: startCursor }, 'after'],
      [{ first: 3, before: endCursor }, 'before'],
    ] as const) {
      const { errors } = await app().send('guest', listQuery, { filter, ...variables });
      expect(errors).toMatchObject([
        {
          message: expect.stringContaining(`"${field}"`),
          extensions: { code: 'BAD_USER_INPUT', fields: [[field]] },
        },
      ]);
    }
  });

  it('refuses a cursor of another sort', async () => {
    const { filter } = await makeWorld();
    const { endCursor } = (await list({ filter, sort: { field: 'PRICE' }, first: 3 })).pageInfo;
    for (const sort of [undefined, { field: 'NAME' }, { field: 'PRICE', direction: 'DESC' }]) {
      const { errors } = await app().send('guest', listQuery, { filter, sort, after: endCursor });
      expect(errors).toMatchObject([
        { message: expect.stringMatching(/"after" is a cursor of another list or sort order/) },
      ]);
    }
    expect((await list({ filter, sort: { field: 'PRICE' }, after: endCursor })).edges).toHaveLength(5);
  });

  it('refuses a forged cursor with values of the wrong kind, or finds nothing by it, but never fails', async () => {
    for (const [field, ...sort] of [
      ['CREATED_AT', 'Product.createdAt'],
      ['PRICE', 'Product.currencyCode,priceMinor', 'USD'],
      ['STOCK', 'Product.stockOnHand'],
      ['NAME', 'Product.name'],
    ]) {
      for (const value of ['not a date', '', 1e300, -5, "'; drop table product; --", 'x'.repeat(5_000)]) {
        const after = Buffer.from(JSON.stringify([...sort, value, 'product_x'])).toString('base64url');
        const { errors } = await app().send('guest', listQuery, { sort: { field }, after });
        const codes = (errors ?? []).map(error => error.extensions.code);
        expect([[], ['BAD_USER_INPUT']], `${field} after ${value}`).toContainEqual(codes);
      }
    }
  });
});

it('products of an older store are found by their specs as those that were written since', async () => {
  const specs = () =>
    app().sql<object>('select * from product_spec order by path_key, value_key, product_id');
  await makeProduct(app(), {
    specs: { note: 'long '.repeat(100), größe: { L: [1], XL: true, 'no.dots': 'x' }, n: 1.5 },
  });
  const written = await specs();
  expect(JSON.stringify(written)).toContain('[\\"größe\\",\\"XL\\"]');
  expect(JSON.stringify(written)).not.toContain('dots');
  await app().sql('delete from product_spec');
  const connection = {
    run: <R extends object>(text: string, values: readonly unknown[] = []) => app().sql<R>(text, values),
  };
  const steps = findSpecs[inject('database') === 'sqlite' ? 'sqlite' : 'mysql'];
  for (const step of steps) if (typeof step !== 'string') await runStep(connection, step);
  expect(await specs()).toEqual(written);
});
