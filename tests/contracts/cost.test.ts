import { GraphQLError, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { manifests } from '../../src/manifests.ts';
import { costOf } from '../../src/platform/graphql/cost.ts';
import { buildSchema } from '../../src/platform/graphql/schema.ts';

const schema = buildSchema(manifests);

function cost(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  const found = costOf(schema, document, getOperationAST(document)!, variables);
  if (found instanceof GraphQLError) throw found;
  return found;
}

const page = cost('{ products(first: 1) { nodes { id } } }');
const ofCategories = (fields: string) =>
  cost(`{ categories(first: 10) { nodes { products(first: 1${fields}) { nodes { id } } } } }`);

describe('an object', () => {
  it('costs 1, and a list multiplies what is below it', () => {
    expect(page).toBe(2);
    expect(cost('{ products(first: 50) { nodes { id price { amount } } } }')).toBe(1 + 50 * 2);
    expect(cost('{ products { edges { node { id } } } }')).toBe(1 + 20 * 2);
  });

  it.each(['id name description', 'name: name'])('has plain values for nothing: %s', fields => {
    expect(cost(`{ products(first: 1) { nodes { ${fields} } } }`)).toBe(page);
  });

  it('costs 1 more for each value under an alias', () => {
    expect(cost('{ products(first: 10) { nodes { a: description b: description } } }')).toBe(1 + 10 * 3);
    expect(cost('{ products(first: 10) { nodes { ...f } } } fragment f on Product { a: name }')).toBe(
      1 + 10 * 2,
    );
  });
});

describe('totalCount', () => {
  const count = cost('{ products(first: 1) { totalCount } }') - 1;

  it('costs what counting takes, once for a list', () => {
    expect(count).toBe(100);
    expect(cost('{ products(first: 1) { a: totalCount b: totalCount nodes { id } } }')).toBe(page + count);
  });

  it.each([
    '{ products(first: 1) { ...f nodes { id } } } fragment f on ProductConnection { totalCount }',
    '{ products(first: 1) { ... on ProductConnection { totalCount nodes { id } } } }',
    '{ products(first: 1) { ... { totalCount } nodes { id } } }',
    'query ($yes: Boolean = true) { products(first: 1) { totalCount @include(if: $yes) nodes { id } } }',
  ])('is found in %s', query => {
    expect(cost(query)).toBe(page + count);
  });

  it.each([
    '{ products(first: 1) { totalCount @skip(if: true) nodes { id } } }',
    'query ($no: Boolean = false) { products(first: 1) { ... @include(if: $no) { totalCount } nodes { id } } }',
  ])('costs nothing where it is left out: %s', query => {
    expect(cost(query)).toBe(page);
  });

  it('costs as much as the condition that it counts with', () => {
    const searched = cost('{ products(first: 1, filter: { search: "lamp" }) { nodes { id } } }');
    const counted = cost('{ products(first: 1, filter: { search: "lamp" }) { totalCount nodes { id } } }');
    expect(counted - searched).toBe(searched - page);
  });

  it('of a list belongs to that list, and not to the one around it', () => {
    const below = 'products(first: 1) { totalCount nodes { id } }';
    const outer = cost(`{ categories(first: 10) { nodes { ${below} } } }`);
    expect(outer).toBe(
      cost(`{ categories(first: 10) { nodes { ${below} } pageInfo { hasNextPage } } }`) - 10,
    );
    expect(cost(`{ categories(first: 10) { totalCount nodes { ${below} } } }`)).toBe(outer + 100);
  });
});

describe('conditions', () => {
  const filtered = (filter: string) =>
    cost(`{ products(first: 1, filter: { ${filter} }) { nodes { id } } }`) - page;

  it('cost what reading the table costs, once for all of them', () => {
    expect(filtered('status: ACTIVE')).toBe(400);
    expect(filtered('status: ACTIVE, rentable: true, availability: IN_STOCK')).toBe(400);
    expect(filtered('status: null')).toBe(0);
  });

  it('of a search cost more the more words there are, up to five', () => {
    expect(filtered('search: "lamp"')).toBe(440);
    expect(filtered('search: " quiet  lamp, "')).toBe(480);
    expect(filtered('search: "a b c d e f g h i j k l"')).toBe(400 + 5 * 40);
    expect(filtered('search: " "')).toBe(0);
    expect(filtered('search: "½"')).toBe(filtered('search: "1 2"'));
  });

  it('cost the same in variables, whose words, enum values, and lists are told apart', () => {
    const query =
      'query ($f: ProductFilter, $s: ProductSort) { products(first: 1, filter: $f, sort: $s) { nodes { id } } }';
    const document = parse(query);
    const of = (variables: object) => costOf(schema, document, getOperationAST(document)!, { ...variables });
    expect(of({})).toBe(page);
    expect(of({ f: { search: 'lamp' } })).toBe(page + 440);
    expect(of({ f: { search: 'quiet lamp' } })).toBe(page + 480);
    expect(of({ f: { search: 'lämp lamp' } })).toBe(page + 480);
    expect(of({ s: { field: 'NAME' } })).toBe(page);
    const spec = { path: 'watts', equals: 1 };
    expect(of({ f: { specs: [spec] } })).toBe(page + 500);
    expect(of({ f: { specs: Array(10).fill(spec) } })).toBe(page + 600);
  });

  it('cost more for a sort without an index, also in variables', () => {
    const document = parse('query ($s: SupplierSort) { suppliers(first: 1, sort: $s) { nodes { id } } }');
    const of = (variables: object) => costOf(schema, document, getOperationAST(document)!, { ...variables });
    expect(of({ s: { field: 'NAME' } })).toBe(page);
    expect(of({ s: { field: 'COUNTRY' } })).toBe(page + 150);
  });

  it('cost more below a list, for each of its entries', () => {
    const plain = ofCategories('');
    expect(ofCategories(', filter: { status: ACTIVE }')).toBe(plain);
    expect(ofCategories(', filter: { search: "lamp" }')).toBe(plain + 10 * 2 * 440);
  });
});

describe('a list without pages', () => {
  it('counts as many entries as it usually has', () => {
    expect(cost('{ categories(first: 1) { nodes { children { id } } } }')).toBe(1 + 1 + 2 + 5);
    expect(cost('{ categories(first: 1) { nodes { ancestors { id } } } }')).toBe(1 + 1 + 2 + 3);
    expect(cost('{ orders(first: 1) { nodes { lines { id } } } }')).toBe(1 + 1 + 1 + 5);
  });
});

describe('introspection', () => {
  const whole = '__schema { types { name fields { name args { name type { name } } type { name } } } }';

  it('costs something, and cannot be repeated twenty times', () => {
    expect(cost(`{ ${whole} }`)).toBeGreaterThan(10);
    const types =
      '__schema { types { fields { args { type { ofType { ofType { name } } } } type { ofType { name } } } } }';
    const repeated = Array.from(
      { length: 50 },
      (_, i) => `a${i}: types { fields { args { type { name } } } }`,
    );
    expect(cost(`{ __schema { ${repeated.join(' ')} } }`)).toBeGreaterThan(1_000);
    expect(cost(`{ ${types} }`)).toBeGreaterThan(100);
  });
});

describe('the pages of a shop', () => {
  it.each([
    [
      'a list',
      100,
      '{ products(first: 24) { nodes { id name price { amount } stock { availability } images } pageInfo { endCursor } } }',
    ],
    [
      'a list with relations',
      800,
      '{ products(first: 100) { nodes { id name price { amount } stock { availability } category { name } supplier { name } } } }',
    ],
    [
      'a menu of three levels',
      900,
      '{ categories(first: 20, filter: { parentId: null }) { nodes { name children { name children { name } } } } }',
    ],
    [
      'a category',
      1_000,
      '{ categoryBySlug(slug: "tvs") { ancestors { name } children { name } products(first: 24, filter: { status: ACTIVE, availability: IN_STOCK }, sort: { field: PRICE }) { totalCount nodes { id name price { amount } stock { availability } supplier { name } } } } }',
    ],
    [
      'a filtered list',
      1_000,
      '{ products(first: 24, filter: { categoryId: "category_01h455vb4pex5vsknk084sn02q", status: ACTIVE, price: { min: "10" } }, sort: { field: PRICE }) { totalCount nodes { id name price { amount } } } }',
    ],
    [
      'a search',
      2_800,
      '{ products(first: 24, filter: { search: "oled tv", status: ACTIVE }) { totalCount nodes { id name price { amount } stock { availability } category { name } } } }',
    ],
    [
      'an order history',
      700,
      '{ orders(first: 20) { totalCount nodes { number status total { amount } lines { quantity product { name } total { amount } } } } }',
    ],
  ])('cost far less than the limit: %s', (_name, atMost, query) => {
    expect(cost(query)).toBeLessThanOrEqual(atMost);
  });
});
