import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { makeCategory } from '../../../kit/factories/category.ts';
import { makeProduct } from '../../../kit/factories/product.ts';
import { makeSupplier } from '../../../kit/factories/supplier.ts';

const app = useApp();

const searchQuery = `query ($query: String!, $types: [SearchType!], $first: Int, $after: String, $last: Int, $before: String) {
  search(query: $query, types: $types, first: $first, after: $after, last: $last, before: $before) {
    nodes { __typename ... on Product { name } ... on Category { name } ... on Supplier { name } }
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const search = async (query: string, more: object = {}) =>
  (await app().ask('guest', searchQuery, { query, ...more })).search;
const names = (page: { nodes: { name: string }[] }) => page.nodes.map(node => node.name);
const found = async (query: string, more: object = {}) => names(await search(query, more));
const productsFound = async (query: string) =>
  names(
    (
      await app().ask(
        'guest',
        'query ($query: String) { products(filter: { search: $query }) { nodes { name } } }',
        {
          query,
        },
      )
    ).products,
  );

describe('search', () => {
  beforeAll(async () => {
    await makeProduct(app(), { sku: 'QX-900-B', name: 'Espresso Machine', description: 'Makes café crème' });
    await makeProduct(app(), { sku: 'CUP-1', name: 'Café Cup', description: 'For the machine' });
    await makeProduct(app(), {
      sku: 'TV-55',
      name: 'TV 55 Zoll',
      specs: { panel: 'OLED', inches: 55, deep: { no: 'inner' } },
    });
    await makeProduct(app(), {
      sku: 'TVSTAND',
      name: 'Stand',
      description: 'Holds a TV of any size, and the like',
    });
    await makeProduct(app(), { sku: 'U-1', name: 'Übergröße naïve ÉCLAIR', description: '' });
    await makeProduct(app(), { sku: 'A-1', name: 'Lámpara مصباح Лампа 電球', description: '' });
    await makeProduct(app(), { sku: 'ZETA', name: 'Plain thing', description: 'Has zeta only as a code' });
    await makeProduct(app(), { sku: 'Z-2', name: 'Zeta first' });
    await makeProduct(app(), { sku: 'Z-3', name: 'Second zeta' });
    await makeProduct(app(), { sku: 'Z-4', name: 'Another thing', description: 'With zeta below' });
    await makeCategory(app(), { name: 'Zeta shelf', code: 'ZS' });
    await makeSupplier(app(), { name: 'Zeta works', code: 'ZW', city: 'Lyon' });
  });

  it.each([
    ['the beginning of the last word', 'espr', ['Espresso Machine']],
    ['whole words before the last', 'espresso mach', ['Espresso Machine']],
    ['words in any order', 'machine espresso', ['Espresso Machine']],
    ['all words, not one of them', 'espresso cup', []],
    ['no beginning of a word before the last', 'espr machine', []],
    ['no middle of a word', 'presso', []],
    ['a SKU', 'QX-900-B', ['Espresso Machine']],
    ['a SKU in lower case', 'qx-900-b', ['Espresso Machine']],
    ['a SKU without hyphens', 'qx900b', ['Espresso Machine']],
    ['a SKU with spaces', 'QX 900 B', ['Espresso Machine']],
    ['the beginning of a SKU', 'qx-9', ['Espresso Machine']],
    ['a word of two letters', 'TV', ['TV 55 Zoll', 'Stand']],
    [
      'the beginning of a word by one letter',
      'a',
      ['Another thing', 'Lámpara مصباح Лампа 電球', 'Plain thing', 'Stand'],
    ],
    ['a stop word', 'the like', ['Stand']],
    ['a specification', 'oled', ['TV 55 Zoll']],
    ['without accents what has them', 'cafe', ['Café Cup', 'Espresso Machine']],
    ['with accents what has them', 'CAFÉ', ['Café Cup', 'Espresso Machine']],
    ['with accents what has none', 'mäçhïne', ['Espresso Machine', 'Café Cup']],
    ['with accents of two code points', 'cafe\u0301', ['Café Cup', 'Espresso Machine']],
    ['what has many accents', 'ubergroße naive eclair', ['Übergröße naïve ÉCLAIR']],
    ['Arabic', 'مصباح', ['Lámpara مصباح Лампа 電球']],
    ['Cyrillic in another case', 'ЛАМ', ['Lámpara مصباح Лампа 電球']],
    ['Chinese', '電球', ['Lámpara مصباح Лампа 電球']],
  ])('finds %s', async (_what, query, expected) => {
    for (let time = 1; time <= 3; time++) expect(await found(query)).toEqual(expected);
    expect(await productsFound(query)).toEqual(expected);
    expect((await search(query, { first: 1 })).totalCount).toBe(expected.length);
  });

  it('puts the code first, then names that begin with the words, then other names, then descriptions', async () => {
    const ranked = ['Plain thing', 'Zeta first', 'Zeta shelf', 'Zeta works', 'Second zeta', 'Another thing'];
    expect(await found('zeta')).toEqual(ranked);
    expect(await productsFound('zeta')).toEqual([
      'Plain thing',
      'Zeta first',
      'Second zeta',
      'Another thing',
    ]);
    expect((await search('zeta')).nodes.map((node: { __typename: string }) => node.__typename)).toEqual([
      'Product',
      'Product',
      'Category',
      'Supplier',
      'Product',
      'Product',
    ]);
  });

  it.each([
    [['PRODUCT'], ['Plain thing', 'Zeta first', 'Second zeta', 'Another thing']],
    [['CATEGORY'], ['Zeta shelf']],
    [['SUPPLIER'], ['Zeta works']],
    [
      ['SUPPLIER', 'CATEGORY'],
      ['Zeta shelf', 'Zeta works'],
    ],
  ])('looks only for %j', async (types, expected) => {
    const page = await search('zeta', { types });
    expect(names(page)).toEqual(expected);
    expect(page.totalCount).toBe(expected.length);
  });

  it('walks page by page, forward and backward', async () => {
    const all = await found('zeta');
    const forward: string[] = [];
    let after: string | null = null;
    for (let number = 1; number <= 3; number++) {
      const page = await search('zeta', { first: 2, after });
      forward.push(...names(page));
      expect(page.totalCount).toBe(6);
      expect(page.pageInfo).toMatchObject({ hasNextPage: number < 3, hasPreviousPage: number > 1 });
      after = page.pageInfo.endCursor;
    }
    expect(forward).toEqual(all);
    const backward: string[] = [];
    let before: string | null = null;
    for (let number = 1; number <= 2; number++) {
      const page = await search('zeta', { last: 3, before });
      backward.unshift(...names(page));
      before = page.pageInfo.startCursor;
    }
    expect(backward).toEqual(all);
  });

  it.each([
    ['empty', ''],
    ['blank', '   '],
    ['signs only', `%_'"\\*+-<>()~@!&|;:,./?#$^=[]{}`],
    ['emoji', '💡🎉'],
    ['marks that override the direction', '\u202e\u200f'],
    ['a comment', '-- /* */ #'],
  ])('finds nothing for what has no words: %s', async (_what, query) => {
    for (let time = 1; time <= 3; time++) {
      expect(await search(query)).toEqual({
        nodes: [],
        totalCount: 0,
        pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      });
    }
  });

  it.each([
    '%espresso%',
    "'espresso'",
    '"espresso"',
    '\\espresso\\',
    '*espresso*',
    '+espresso -machine',
    '-espresso',
    '<espresso>',
    '(espresso',
    'espresso)',
    '~espresso',
    '@espresso',
    '@ espresso',
    '"espresso" "machine',
    'espresso*machine',
    '💡espresso💡',
    '\u202eespresso',
    '{espresso}',
    ': espresso',
    "espresso'; --",
    'espresso_',
  ])('takes signs for what lies between words: %s', async query => {
    expect(await found(query)).toEqual(['Espresso Machine']);
    expect(await productsFound(query)).toEqual(['Espresso Machine']);
  });

  it.each([
    'espresso AND cup',
    'espresso OR cup',
    'espresso NOT cup',
    'NEAR(espresso cup)',
    'title:cup2',
    '00espresso',
    "espresso' or '1'='1",
    'x'.repeat(200),
    'é'.repeat(200),
    '𝒳'.repeat(200),
    'a '.repeat(99),
    '電'.repeat(200),
    '"'.repeat(200),
    `${'('.repeat(100)}x${')'.repeat(99)}`,
  ])('takes operators for plain words: %s', async query => {
    expect(await found(query)).not.toContain('Espresso Machine');
    expect(await productsFound(query)).not.toContain('Espresso Machine');
  });

  it.each([
    ['a null byte', 'a\u0000b', /"query" must not contain control characters such as a null byte/],
    ['too long a text', 'x'.repeat(201), /"query" must be at most 200 characters long, but it has 201/],
    ['a far too long text', 'x'.repeat(500_000), /"query" must be at most 200 characters long/],
    ['half a character', 'a\ud800b', /"query" must be well-formed Unicode/],
  ])('refuses %s', async (_what, query, message) => {
    for (let time = 1; time <= 3; time++) {
      const { data, errors } = await app().send('guest', searchQuery, { query });
      expect(data).toBeNull();
      expect(errors).toMatchObject([
        { message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });

  it('refuses a list of no types, and a bad page', async () => {
    for (const [more, message] of [
      [{ types: [] }, /"types" must name at least one type/],
      [{ first: -1 }, /"first" must be from 0 to 100/],
      [{ first: 101 }, /"first" must be from 0 to 100/],
      [{ after: 'garbage' }, /"after" is not a cursor/],
    ] as const) {
      const { errors } = await app().send('guest', searchQuery, { query: 'zeta', ...more });
      expect(errors).toMatchObject([
        { message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });

  it('sorts the products that it finds by something else, and filters them further', async () => {
    const query = `query ($sort: ProductSort, $filter: ProductFilter!) { products(filter: $filter, sort: $sort) { nodes { name } totalCount } }`;
    const ask = async (variables: object) => (await app().ask('guest', query, variables)).products;
    expect(names(await ask({ filter: { search: 'zeta' }, sort: { field: 'NAME' } }))).toEqual([
      'Another thing',
      'Plain thing',
      'Second zeta',
      'Zeta first',
    ]);
    expect(
      names(await ask({ filter: { search: 'zeta' }, sort: { field: 'RELEVANCE', direction: 'DESC' } })),
    ).toEqual(['Another thing', 'Second zeta', 'Zeta first', 'Plain thing']);
    expect(await ask({ filter: { search: 'zeta', price: { max: '5' } } })).toEqual({
      nodes: [],
      totalCount: 0,
    });
    expect((await ask({ filter: { search: '  ' } })).totalCount).toBe(10);
  });
});
