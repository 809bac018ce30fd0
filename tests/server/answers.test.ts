import { afterEach, describe, expect, it, vi } from 'vitest';
import { useApp } from '../kit/app.ts';

const app = useApp();
afterEach(() => void vi.restoreAllMocks());

const query = '{ products(first: 100) { nodes { id description } } }';
const megabyte = 1_024 * 1_024;

/** Every statement finds a hundred products with descriptions of this length. */
function describedWith(characters: number): void {
  const rows = Array.from({ length: 100 }, (_, id) => ({
    id: `p${id}`,
    name: '',
    description: 'x'.repeat(characters),
  }));
  vi.spyOn(app().app.database, 'run').mockImplementation(async () => structuredClone(rows));
}

const tooLarge = [{ extensions: { code: 'ANSWER_TOO_LARGE', limit: 10 * megabyte } }];

describe('an answer of more than 10 MiB', () => {
  it('is an error without data, on the first run and compiled', async () => {
    describedWith(110_000);
    for (let run = 0; run < 4; run++) {
      const response = await app().http({ method: 'POST', url: '/graphql', payload: { query } });
      expect(response.statusCode).toBe(400);
      const { data, errors, extensions } = response.json();
      expect(data).toBeUndefined();
      expect(errors).toMatchObject(tooLarge);
      expect(extensions.cost.requested).toBe(101);
    }
  });

  it('is an error for the operations of a batch that do not fit', async () => {
    describedWith(40_000);
    const payload = Array.from({ length: 5 }, (_, i) => ({
      query: query.replace('products', `p${i}: products`),
    }));
    const response = await app().http({ method: 'POST', url: '/graphql', payload });
    const answers = response.json() as { data?: object; errors?: object[] }[];
    expect(answers.filter(answer => answer.data)).toHaveLength(2);
    for (const answer of answers.filter(answer => !answer.data))
      expect(answer.errors).toMatchObject(tooLarge);
    expect(response.body.length).toBeLessThan(10 * megabyte);
  });

  it('is one that is slightly smaller', async () => {
    describedWith(100_000);
    const { data, errors } = await app().send('guest', query);
    expect(errors).toBeUndefined();
    expect(data.products.nodes).toHaveLength(100);
  });
});

describe('errors', () => {
  it('do not repeat long names', async () => {
    const queries = [
      `{ ${'a'.repeat(199)} }`,
      `query ($v: ${'T'.repeat(199)}) { settings { id } }`,
      'query ($sort: ProductSort) { products(sort: $sort) { nodes { id } } }',
    ];
    for (const text of queries) {
      const { errors } = await app().send('guest', text, { sort: { field: 'X'.repeat(1_000_000) } });
      expect(JSON.stringify(errors).length).toBeLessThan(3_000);
    }
  });

  it('are at most fifty', async () => {
    vi.spyOn(app().app.database, 'run').mockImplementation(async () =>
      Array.from({ length: 100 }, (_, id) => ({ id: `p${id}`, name: '', deletedAt: 'never' })),
    );
    const { errors } = await app().send('guest', '{ products(first: 100) { nodes { id deletedAt } } }');
    expect(errors).toHaveLength(50);
  });

  it('outside of an operation are logged, and say which request it was', async () => {
    const { stringify } = JSON;
    vi.spyOn(JSON, 'stringify').mockImplementation((value, ...more) => {
      if (value?.data) throw new RangeError('Invalid string length');
      return stringify(value, ...more);
    });
    const response = await app().http({
      method: 'POST',
      url: '/graphql',
      body: '{"query":"{ settings { storeName } }"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(response.statusCode).toBe(500);
    const [{ extensions }] = response.json().errors;
    expect(extensions).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      requestId: response.headers['x-request-id'],
    });
    expect(app().logLines.filter(line => line.includes('Invalid string length'))).not.toEqual([]);
  });
});
