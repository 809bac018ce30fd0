import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { Product } from '../../../../src/modules/catalog/products/product.entity.ts';
import type { ProductsArgs } from '../../../../src/modules/catalog/products/product-list.inputs.ts';
import { productList } from '../../../../src/modules/catalog/products/product-list.ts';
import { productSearch } from '../../../../src/modules/catalog/search/search-texts.ts';
import { inTransaction } from '../../../../src/platform/context/in-transaction.ts';
import { type PageArguments, type PageRequest, pageOf } from '../../../../src/platform/database/page.ts';
import {
  columnsOf,
  query,
  type Row,
  selectionOf,
  selectRows,
} from '../../../../src/platform/database/rows.ts';
import { rawSql, sql } from '../../../../src/platform/database/sql.ts';
import { writeChanges } from '../../../../src/platform/files/import/write-changes.ts';
import { foldedWords } from '../../../../src/platform/lib/search-text.ts';
import { countHits } from '../../../../src/platform/search/count-hits.ts';
import { entryOf, postingsOf } from '../../../../src/platform/search/entry-of.ts';
import { rarestWord } from '../../../../src/platform/search/rarest-word.ts';
import { compareText } from '../../../../src/platform/search/runs.ts';
import { type SearchLimits, searchLimits } from '../../../../src/platform/search/search-limits.ts';
import { searchedRows } from '../../../../src/platform/search/searched-rows.ts';
import { wordSearch } from '../../../../src/platform/search/words.sql.ts';
import { useApp } from '../../../kit/app.ts';
import { makeProduct } from '../../../kit/factories/product.ts';

const app = useApp();

// Few words of which some begin alike, so that they meet often; and letters that the databases order by their bytes.
const words = [
  'l',
  'la',
  'lamp',
  'lamps',
  'lampe',
  'desk',
  'desks',
  'quiet',
  'TV',
  'tv5',
  'é',
  'straße',
  'strasse',
  '﨎',
  '𠀀',
  'Лампа',
];
const text = (most: number) =>
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: most }).map(some => some.join(' '));
const thing = fc.record({
  name: text(4),
  description: text(4),
  status: fc.constantFrom('ACTIVE' as const, 'ARCHIVED' as const),
  priceMinor: fc.integer({ min: 1, max: 4 }),
});
type Thing = typeof thing extends fc.Arbitrary<infer T> ? T : never;

const sorts = [null, 'RELEVANCE', 'PRICE', 'SKU'].flatMap(field =>
  ['ASC', 'DESC'].map(direction => (field === null ? null : { field, direction })),
);
const question = fc.record({
  search: text(3),
  cut: fc.nat({ max: 2 }),
  status: fc.constantFrom(null, null, 'ACTIVE'),
  sort: fc.constantFrom(...sorts),
  size: fc.integer({ min: 1, max: 9 }),
  backward: fc.boolean(),
  limits: fc.record({
    fewHits: fc.constantFrom(0, 3, 500),
    candidates: fc.constantFrom(2, 5, 20, 10_000),
    sorted: fc.constantFrom(1, 10_000),
    firstLook: fc.integer({ min: 1, max: 9 }),
    longestLook: fc.integer({ min: 9, max: 30 }),
    words: fc.integer({ min: 1, max: 4 }),
  }),
});
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;
type Found = Row<Product>;

beforeEach(() => deleteAll());

async function deleteAll(): Promise<void> {
  const ctx = app().context();
  for (const table of ['search_posting', 'search_entry', 'stock_movement', 'product'])
    await query(ctx, rawSql(`delete from ${table}`));
}

async function makeThings(things: readonly Thing[]): Promise<Found[]> {
  const rows = things.map((values, index) => {
    return { ...values, sku: `${['LA', 'tv5', 'X'][index % 3]}-${index}` };
  });
  const defaults = {
    category: null,
    supplier: null,
    currencyCode: 'USD',
    specs: {},
    images: [],
    stockOnHand: 0,
  };
  const rental = { rentalMonthlyRateMinor: null, rentalMinimumMonths: null, rentalDepositMinor: null };
  return inTransaction(app().context(), async ctx => {
    const changes = { created: 0, updated: 0, unchanged: 0 };
    const all = { ...defaults, ...rental, lowStockThreshold: 0 };
    return writeChanges(ctx, Product, 'sku', rows, all, changes);
  });
}

/** The same by looking at everything. */
function directly(things: readonly Found[], { status, sort }: Question, search: string): string[] {
  const wanted = foldedWords(search).slice(0, 5);
  const ranked = things.flatMap(row => {
    const code = foldedWords(row.sku).join('');
    const title = [...foldedWords(`${row.name} ${row.sku}`), code];
    const has = (some: readonly string[]) =>
      wanted.every((word, index) =>
        some.some(other => (index === wanted.length - 1 ? other.startsWith(word) : other === word)),
      );
    if (!has([...title, ...foldedWords(row.description)])) return [];
    if (status !== null && row.status !== status) return [];
    const begins = ` ${title.join(' ')}`.startsWith(` ${wanted.join(' ')}`);
    const tier = code === wanted.join('') ? 0 : begins ? 1 : has(title) ? 2 : 3;
    return [{ row, tier, title: [...title.join(' ')].slice(0, 48).join('').trim() }];
  });
  const by = sort?.field ?? 'RELEVANCE';
  ranked.sort((a, b) => {
    const keys =
      by === 'PRICE'
        ? a.row.priceMinor - b.row.priceMinor
        : by === 'SKU'
          ? compareText(a.row.sku.toLowerCase(), b.row.sku.toLowerCase())
          : a.tier - b.tier || compareText(a.title, b.title);
    return (sort?.direction === 'DESC' ? -1 : 1) * (keys || compareText(a.row.id, b.row.id));
  });
  return ranked.map(({ row }) => row.id);
}

/** Page by page to the end. Undefined when the search is refused as too broad. */
async function asked({ status, sort, size, backward, limits }: Question, search: string) {
  const ctx = app().context();
  const args = { filter: { search, ...(status && { status: [status] }) }, sort } as ProductsArgs;
  const { list, search: listSearch } = await productList(ctx, args);
  const searching = {
    search: listSearch!,
    words: wordSearch(ctx, search, [productSearch]),
    rarest: await rarestWord(ctx, wordSearch(ctx, search, [productSearch]), limits.candidates),
    limits: limits as SearchLimits,
    name: 'test',
  };
  const count = await countHits(ctx, list, searching);
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page: PageArguments = backward ? { last: size, before: cursor } : { first: size, after: cursor };
    const request: PageRequest<Product> = {
      ...list,
      selection: selectionOf(ctx.database.db, Product, []),
      args: Object.fromEntries(Object.entries(page).filter(([, value]) => value !== undefined)),
    };
    const rows = await searchedRows(ctx, request, searching).catch(error => {
      expect(error.extensions.code).toBe('FILTER_TOO_BROAD');
      expect(limits.candidates).toBeLessThan(10_000);
    });
    if (!rows) return { ids: undefined, count };
    const found = pageOf(request, rows);
    const [first, last] = [found.rows[0], found.rows.at(-1)];
    if (backward) ids.unshift(...found.rows.map(({ id }) => id));
    else ids.push(...found.rows.map(({ id }) => id));
    if (!(backward ? found.hasPreviousPage : found.hasNextPage)) return { ids, count };
    cursor = found.cursorOf((backward ? first : last)!);
  }
}

/** The index as it would be if it were made now, and as it is. */
async function expectExactIndex(): Promise<void> {
  const ctx = app().context();
  const { db } = ctx.database;
  const selection = selectionOf(db, Product, columnsOf(db, Product));
  const products = await selectRows<Product>(
    ctx,
    selection,
    sql`select ${rawSql(selection.text)} from product as t where t.deleted_at is null`,
  );
  const wanted = products.map(row => entryOf(productSearch, productSearch.textOf(row)!)).flatMap(postingsOf);
  const kept = await query<Record<string, string>>(
    ctx,
    rawSql("select * from search_posting where list_key like 'p%'"),
  );
  const inOrder = (rows: readonly object[]) => rows.map(row => Object.values(row).join(' ')).sort();
  expect(inOrder(kept)).toEqual(inOrder(wanted));
}

describe('the pages of a search', () => {
  it('have what a look at everything finds, in the same order, however they are read', async () => {
    let [answered, refused] = [0, 0];
    const catalog = fc.array(thing, { minLength: 1, maxLength: 40 });
    const questions = fc.array(question, { minLength: 12, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(catalog, questions, async (things, questions) => {
        await deleteAll();
        const products = await makeThings(things);
        for (const asking of questions) {
          const search = asking.search.slice(0, asking.search.length - asking.cut);
          if (foldedWords(search).length === 0) continue;
          const expected = directly(products, asking, search);
          const { ids, count } = await asked(asking, search);
          if (ids) expect(ids, search).toEqual(expected);
          if (ids) answered++;
          else refused++;
          if (count.isExact) expect(count.total).toBe(expected.length);
          else expect(count.total).toBeLessThanOrEqual(expected.length);
        }
      }),
      { numRuns: 12 },
    );
    expect(answered).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(0);
    expect(searchLimits.candidates).toBe(10_000);
  });
});

describe('the index', () => {
  it('has exactly the words of what there is, whatever happens at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 4 }, (_, index) =>
        makeProduct(app(), { name: `Lamp ${index}`, description: 'Old' }),
      ),
    );
    await expectExactIndex();
    const [first, second, third, fourth] = made;
    const change = (productId: string, changes: object) =>
      app().mutate('updateProduct', { productId, ...changes }, 'product { id }');
    await Promise.all([
      ...Array.from({ length: 8 }, (_, n) =>
        change(first!.id, { name: `Desk ${n % 3}`, description: `New ${n}` }),
      ),
      ...Array.from({ length: 4 }, (_, n) => change(second!.id, { description: `Quiet ${n} and old` })),
      change(fourth!.id, { name: fourth!.name }),
      app().mutate('deleteProduct', { productId: third!.id }, 'deletedProductId'),
    ]);
    await expectExactIndex();
    await app().mutate('restoreProduct', { productId: third!.id }, 'product { id }');
    await expectExactIndex();
  });
});
