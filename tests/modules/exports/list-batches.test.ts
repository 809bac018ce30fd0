import { beforeAll, describe, expect, it } from 'vitest';
import { Product } from '../../../src/modules/catalog/products/product.entity.ts';
import type {
  ProductFilter,
  ProductsArgs,
} from '../../../src/modules/catalog/products/product-list.inputs.ts';
import { productList } from '../../../src/modules/catalog/products/product-list.ts';
import { selectionOf } from '../../../src/platform/database/rows.ts';
import { listBatches } from '../../../src/platform/files/list-batches.ts';
import { withAllHits } from '../../../src/platform/search/searched-list.ts';
import { useApp } from '../../kit/app.ts';
import { type MadeProduct, makeProduct } from '../../kit/factories/product.ts';

const app = useApp();
const products: MadeProduct[] = [];

beforeAll(async () => {
  // Several have the same name, and the same price, so that only the ids tell them apart.
  for (let index = 0; index < 24; index++)
    products.push(await makeProduct(app(), { name: `Lamp ${index % 12}`, price: `${10 + (index % 6)}.00` }));
});

type Sort = NonNullable<ProductsArgs['sort']>;
const byName: Sort = { field: 'NAME', direction: 'ASC' };

interface Steps {
  readonly ahead?: number;
  /** What happens after each batch. */
  readonly between?: (batch: number) => Promise<unknown>;
}

/** Reads in so small steps that every border is crossed. */
async function idsIn(
  filter: ProductFilter,
  sort: Sort,
  { ahead = 5, between = async () => {} }: Steps = {},
): Promise<string[]> {
  const ctx = app().context();
  const list = await withAllHits(ctx, await productList(ctx, { filter, sort }));
  const selection = selectionOf(ctx.database.db, Product, ['name']);
  const found: string[] = [];
  let batch = 0;
  for await (const rows of listBatches(ctx, list, { name: 'test', selection, size: 2, ahead })) {
    expect(rows.length).toBeLessThanOrEqual(2);
    found.push(...rows.map(row => row.id));
    await between(batch++);
  }
  return found;
}

async function listed(filter: object, sort: Sort): Promise<string[]> {
  const text =
    'query ($filter: ProductFilter, $sort: ProductSort) { products(first: 100, filter: $filter, sort: $sort) { nodes { id } } }';
  const { products } = await app().ask('manager', text, { filter, sort });
  return products.nodes.map(({ id }: { id: string }) => id);
}

async function update(productId: string, changes: object): Promise<void> {
  const { userErrors } = await app().mutate('updateProduct', { productId, ...changes }, 'product { id }');
  expect(userErrors).toEqual([]);
}

describe('a list in batches', () => {
  it.each([
    [{}, byName],
    [{}, { field: 'PRICE', direction: 'DESC' }],
    [{ price: { min: '12' } }, { field: 'PRICE', direction: 'ASC' }],
    [{ search: 'lamp' }, { field: 'RELEVANCE', direction: 'DESC' }],
    [{ search: 'lamp 1' }, { field: 'CREATED_AT', direction: 'ASC' }],
    [{ search: 'nothing has this name' }, byName],
  ])('has each row once, in the order of the list: %j %j', async (filter, sort) => {
    const found = await idsIn(filter, sort as Sort);
    expect(found).toEqual(await listed(filter, sort as Sort));
    expect(new Set(found).size).toBe(found.length);
  });

  it('has a row once that moves within what was read ahead', async () => {
    const expected = await listed({}, byName);
    const first = products.find(({ id }) => id === expected[0])!;
    const moveToTheEnd = async (batch: number) => {
      if (batch === 0) await update(first.id, { name: 'Lamp 9, the last' });
    };
    expect(await idsIn({}, byName, { ahead: 100, between: moveToTheEnd })).toEqual(expected);
    expect((await listed({}, byName)).at(-1)).toBe(first.id);
    await update(first.id, { name: first.name });
  });

  it('leaves out a row that no longer meets the conditions when its batch is read', async () => {
    const active: ProductFilter = { status: ['ACTIVE'] };
    const expected = await listed(active, byName);
    const fourth = expected[3]!;
    const archive = async (batch: number) => {
      if (batch === 0) await update(fourth, { status: 'ARCHIVED' });
    };
    expect(await idsIn(active, byName, { between: archive })).toEqual(expected.filter(id => id !== fourth));
    await update(fourth, { status: 'ACTIVE' });
  });
});
