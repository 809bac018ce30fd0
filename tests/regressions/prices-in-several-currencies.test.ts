import { beforeAll, expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';
import { makeProduct } from '../kit/factories/product.ts';
import { makeSupplier } from '../kit/factories/supplier.ts';
import { pagesOf } from '../kit/pages-of.ts';

const app = useApp();

const query = `query ($filter: ProductFilter, $sort: ProductSort, $first: Int, $after: String) {
  products(filter: $filter, sort: $sort, first: $first, after: $after) {
    nodes { name } totalCount pageInfo { hasNextPage endCursor } } }`;
const list = async (variables: object) =>
  (await app().ask('guest', query, { first: 100, ...variables })).products;
/** The names on all pages of this size. */
async function walk(variables: object, first: number): Promise<string[]> {
  const walked: string[] = [];
  for await (const page of pagesOf(after => list({ ...variables, first, after }))) {
    walked.push(...namesOf(page));
  }
  return walked;
}
const namesOf = ({ nodes }: { nodes: { name: string }[] }) => nodes.map(({ name }) => name);

let supplierId: string;

// A product keeps its currency when the store takes another one. The filter and the sort compared the smallest units
// of all of them: 1.000 KWD (1000 fils) cost more than 9.99 USD (999 cents), and 800 JPY less.
beforeAll(async () => {
  supplierId = (await makeSupplier(app())).id;
  for (const [name, currencyCode, priceMinor] of [
    ['1.000 KWD', 'KWD', 1_000],
    ['9.99 USD', 'USD', 999],
    ['800 JPY', 'JPY', 800],
    ['20.00 USD', 'USD', 2_000],
    ['0.500 KWD', 'KWD', 500],
    ['1500 JPY', 'JPY', 1_500],
  ] as const) {
    const { id } = await makeProduct(app(), { supplierId, name });
    await app().app.database.run({
      text: 'update product set currency_code = ?, price_minor = ? where id = ?',
      values: [currencyCode, priceMinor, id],
    });
  }
});

it.each([
  [{ min: '8' }, ['9.99 USD', '20.00 USD']],
  [{ max: '15' }, ['9.99 USD']],
  [{ min: '5', max: '25.00' }, ['9.99 USD', '20.00 USD']],
  [{ min: '100' }, []],
])('filters by %j in the currency of the store only', async (price, expected) => {
  const variables = { filter: { supplierId, price }, sort: { field: 'PRICE' } };
  const found = await list(variables);
  expect(namesOf(found)).toEqual(expected);
  expect(found.totalCount).toBe(expected.length);
  expect(await walk(variables, 1)).toEqual(expected);
  const descending = { ...variables, sort: { field: 'PRICE', direction: 'DESC' } };
  expect(await walk(descending, 1)).toEqual(expected.toReversed());
});

it('finds products of every currency by a range without ends', async () => {
  expect((await list({ filter: { supplierId, price: {} } })).totalCount).toBe(6);
});

it.each(['ASC', 'DESC'])(
  'sorts by currency and then by amount, %s, over pages of any size',
  async direction => {
    const ascending = ['800 JPY', '1500 JPY', '0.500 KWD', '1.000 KWD', '9.99 USD', '20.00 USD'];
    const expected = direction === 'ASC' ? ascending : ascending.toReversed();
    const variables = { filter: { supplierId }, sort: { field: 'PRICE', direction } };
    expect(namesOf(await list(variables))).toEqual(expected);
    for (const first of [1, 2, 4]) expect(await walk(variables, first)).toEqual(expected);
  },
);
