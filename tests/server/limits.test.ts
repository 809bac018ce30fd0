import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';
import { makeProduct } from '../kit/factories/product.ts';
import { statementsDuring } from '../kit/statements.ts';

const app = useApp();

const post = (payload: object) => app().http({ method: 'POST', url: '/graphql', payload });
const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

/** Sends it twice, because the second verdict is a cached one. Neither may reach the database. */
async function refusalOf(payload: object) {
  const first = await post(payload);
  let again = first;
  const statements = await statementsDuring(app(), async () => {
    again = await post(payload);
  });
  expect(statements).toEqual([]);
  expect(first.statusCode).toBe(400);
  expect(again.statusCode).toBe(400);
  expect(again.json()).toEqual(first.json());
  expect(first.json()).not.toHaveProperty('data');
  return first.json().errors as { message: string; extensions: object }[];
}

const nested = (levels: number): string =>
  levels === 0 ? 'id' : `products { nodes { category { ${nested(levels - 1)} } } }`;
const doubling = (fragments: number) =>
  `{ settings { ...f0 } } ${repeat(fragments, i => `fragment f${i} on Settings { ...f${i + 1} ...f${i + 1} }`)} fragment f${fragments} on Settings { id }`;

describe('limits on documents', () => {
  it.each([
    ['1,000 aliases', `{ ${repeat(1_000, i => `a${i}: settings { id }`)} }`, 'tokens', 2_000, 6_002],
    ['10,400 tokens', `{ settings { ${repeat(10_400, () => 'id')} } }`, 'tokens', 2_000, 10_000],
    ['a text of 40,000 bytes', `{ settings { id } } # ${'x'.repeat(40_000 - 22)}`, 'bytes', 32_768, 40_000],
    ['a text of few, long characters', `{ settings { id } } #${'€'.repeat(12_000)}`, 'bytes', 32_768, 36_021],
    ['a name of 300 letters', `{ settings { ${'a'.repeat(300)}: id } }`, 'characters', 200, 300],
    ['51 aliases', `{ settings { ${repeat(51, i => `a${i}: id`)} } }`, 'aliases', 50, 51],
    ['depth 50', `{ category(id: "x") { ${nested(16)} } }`, 'levels of depth', 12, 50],
    ['depth 50 by fragments', deepByFragments(), 'levels of depth', 12, 50],
    ['few fields in many fragments', manyFragments(), 'selections', 2_000, 1 + 60 * (1 + 50 + 1)],
    ['1,000 repeated fields', `{ settings { ${repeat(1_000, () => 'id')} } }`, 'fields', 600, 1_001],
    ['11 repetitions', `{ settings { ${repeat(11, () => 'id')} } }`, 'repetitions of one field', 10, 11],
    ['a chain of doubling fragments', doubling(20), 'fields', 600, 2 ** 20 + 1],
    ['a chain of 100 doubling fragments', doubling(100), 'fields', 600, 2 ** 100 + 1],
    ['21 root fields', `{ ${repeat(21, () => 'settings { id }')} }`, 'root fields', 20, 21],
    [
      '21 root fields by a fragment',
      `{ ...f } fragment f on Query { ${repeat(21, () => 'settings { id }')} }`,
      'root fields',
      20,
      21,
    ],
    ['51 directives', `{ settings { id ${repeat(51, () => '@include(if: true)')} } }`, 'directives', 50, 51],
    [
      'aliases in an introspection query',
      `{ __schema { ${repeat(51, i => `a${i}: description`)} } }`,
      'aliases',
      50,
      51,
    ],
  ])('refuse %s with the measured number and the limit', async (_name, query, noun, limit, measured) => {
    const errors = await refusalOf({ query });
    expect(errors).toEqual([
      {
        message: expect.stringMatching(
          new RegExp(
            `has (at least |a name of )?${String(measured).replace('+', '\\+')} ${noun}; the limit is ${limit}\\.`,
          ),
        ),
        extensions: { code: 'QUERY_TOO_COMPLEX', limit, measured },
      },
    ]);
  });

  it.each([
    ['itself', '{ settings { ...a } } fragment a on Settings { id ...a }', 'a'],
    [
      'itself by way of another',
      '{ settings { ...a } } fragment a on Settings { ...b } fragment b on Settings { ...a }',
      'a',
    ],
    [
      'itself in a field, though nothing uses it',
      '{ settings { id } } fragment c on Category { parent { ...c } }',
      'c',
    ],
  ])('refuse a fragment that contains %s', async (_name, query, fragment) => {
    const errors = await refusalOf({ query });
    expect(errors).toEqual([
      {
        message: `The fragment "${fragment}" contains itself.`,
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
  });

  it('refuse a batch of 11 operations and run one of 10', async () => {
    const operation = { query: '{ settings { storeName } }' };
    const errors = await refusalOf(Array(11).fill(operation));
    expect(errors).toEqual([
      {
        message: 'This batch has 11 operations; the limit is 10.',
        extensions: { code: 'QUERY_TOO_COMPLEX', limit: 10, measured: 11 },
      },
    ]);
    const response = await post(Array(10).fill(operation));
    expect(response.statusCode).toBe(200);
    expect(response.json()).toHaveLength(10);
    expect(response.json()[9].data).toEqual({ settings: { storeName: 'Tradepost' } });
  });

  it('refuse a batch for one operation in it, and run none of the others', async () => {
    const query = `{ settings { ${repeat(51, i => `a${i}: id`)} } }`;
    const errors = await refusalOf([{ query: '{ settings { storeName } }' }, { query }]);
    expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX', measured: 51 } }]);
  });

  it('refuse a batch that costs more together than one operation may, and run none of it', async () => {
    const query = '{ products(first: 100) { nodes { id price { amount } stock { onHand } } } }';
    const errors = await refusalOf(
      Array(10)
        .fill({ query: query.replaceAll('100', '100') })
        .concat([])
        .map((_, i) => ({
          query: query
            .replace('{ products', `{ a${i}: products`)
            .replace('nodes {', 'totalCount nodes { category { name } supplier { name }'),
        })),
    );
    expect(errors).toEqual([
      {
        message: 'The operations of this batch cost 6010 together; the limit is 5000. Send them one by one.',
        extensions: { code: 'QUERY_TOO_COMPLEX', limit: 5_000, measured: 6_010 },
      },
    ]);
  });

  it('apply to long texts in GET and in each operation of a batch', async () => {
    const query = `{ settings { id } } # ${'x'.repeat(40_000)}`;
    const headers = { 'content-type': 'application/json' };
    const got = await app().http({ method: 'GET', url: '/graphql', query: { query }, headers });
    const batched = await post([{ query: '{ settings { id } }' }, { query }]);
    for (const response of [got, batched]) {
      expect(response.statusCode).toBe(400);
      expect(response.json().errors).toMatchObject([
        { extensions: { code: 'QUERY_TOO_COMPLEX', limit: 32_768 } },
      ]);
    }
  });

  it('apply to GET and POST', async () => {
    const query = `{ settings { ${repeat(51, i => `a${i}: id`)} } }`;
    const response = await app().http({
      method: 'GET',
      url: '/graphql',
      query: { query },
      headers: { 'content-type': 'application/json' },
    });
    expect(response.statusCode).toBe(400);
    expect(response.json().errors).toMatchObject([
      { extensions: { code: 'QUERY_TOO_COMPLEX', limit: 50, measured: 51 } },
    ]);
  });

  it('allow a query that is just within each of them', async () => {
    const query = `{ settings { ${repeat(50, i => `a${i}: id`)} ${repeat(10, () => 'id')} } }`;
    const data = await app().ask('guest', query);
    expect(Object.keys(data.settings)).toHaveLength(51);
  });

  it('allow the standard introspection query', async () => {
    const options = { specifiedByUrl: true, directiveIsRepeatable: true, inputValueDeprecation: true };
    for (const query of [getIntrospectionQuery(), getIntrospectionQuery(options)]) {
      const data = await app().ask('guest', query);
      expect(data.__schema.types.map((type: { name: string }) => type.name)).toContain('Product');
    }
  });
});

describe('introspection', () => {
  it('costs something each time', async () => {
    const one = getIntrospectionQuery().replace(/^\s*query IntrospectionQuery \{\s*__schema/, '__schema');
    const [schema, ...fragments] = one.split(/(?=fragment )/);
    const body = schema!.trim().replace(/\}$/, '');
    const { extensions } = await app().send('guest', getIntrospectionQuery());
    expect(extensions!.cost!.requested).toBeGreaterThan(250);
    const twenty = `{ ${repeat(20, i => `q${i}: ${body}`)} } ${fragments.join('')}`;
    expect(await refusalOf({ query: twenty })).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX' } }]);
  });

  it('may not follow the circles of the schema endlessly', async () => {
    const types = (levels: number): string =>
      levels === 0 ? 'name' : `fields { type { ${types(levels - 1)} } }`;
    const errors = await refusalOf({ query: `{ __schema { types { ${types(6)} } } }` });
    expect(errors).toMatchObject([
      { message: expect.stringContaining('depth'), extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
  });
});

describe('the cost limit', () => {
  const nestedLists = `query ($first: Int) {
    products(first: $first) { nodes { category { products(first: $first) { nodes { id } } } } }
  }`;
  // A connection, its nodes with their category, and the products of each, whose page alone costs 100.
  const costOf = (first: number) => 1 + first * (1 + 1 + 100 + first);

  it('refuses nested long pages with both numbers', async () => {
    const errors = await refusalOf({ query: nestedLists, variables: { first: 100 } });
    const measured = errors[0]!.extensions as { measured: number };
    expect(measured.measured).toBeGreaterThan(100 * 100);
    expect(errors).toEqual([
      {
        message: `This query costs ${measured.measured}; the limit is 5000. Ask for fewer or smaller pages.`,
        extensions: { code: 'QUERY_TOO_COMPLEX', limit: 5_000, measured: measured.measured },
      },
    ]);
  });

  it('still refuses them once the query is known and compiled', async () => {
    for (let run = 0; run < 4; run++) {
      const { data, extensions } = await app().send('guest', nestedLists, { first: 2 });
      expect(data).toEqual({ products: { nodes: [] } });
      expect(extensions?.cost).toMatchObject({ requested: expect.any(Number), limit: 5_000 });
    }
    const errors = await refusalOf({ query: nestedLists, variables: { first: 100 } });
    expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX', limit: 5_000 } }]);
    expect(errors[0]!.message).toContain('5000');
    expect((await app().send('guest', nestedLists, { first: 2 })).errors).toBeUndefined();
  });

  it('counts the ids of a list', async () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const ids = Array(6_000).fill('product_01h455vb4pex5vsknk084sn02q');
    const errors = await refusalOf({ query, variables: { ids } });
    expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX', limit: 5_000 } }]);
  });

  it('is part of every successful answer, compiled or not', async () => {
    await makeProduct(app());
    for (let run = 0; run < 4; run++) {
      const { extensions } = await app().send('guest', nestedLists, { first: 3 });
      expect(extensions).toMatchObject({ cost: { requested: costOf(3), limit: 5_000 } });
    }
    for (let run = 0; run < 4; run++) {
      const { extensions } = await app().send('guest', nestedLists, { first: 4 });
      expect(extensions).toMatchObject({ cost: { requested: costOf(4), limit: 5_000 } });
    }
    const mutation = await app().send(
      'manager',
      'mutation { createSupplier(input: { name: "Costly" }) { supplier { id } } }',
    );
    expect(mutation.extensions?.cost).toMatchObject({ requested: 2, limit: 5_000 });
  });
});

function manyFragments(): string {
  const levels = 50;
  return `{ settings { ${repeat(60, () => '...f')} } } fragment f on Settings { ${'... { '.repeat(levels)} id ${'}'.repeat(levels)} }`;
}

function deepByFragments(): string {
  const link = (i: number) =>
    `fragment f${i} on Category { products { nodes { category { ...f${i + 1} } } } }`;
  return `{ category(id: "x") { ...f0 } } ${repeat(16, link)} fragment f16 on Category { id }`;
}
