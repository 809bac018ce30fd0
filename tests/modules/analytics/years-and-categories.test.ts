import { beforeAll, describe, expect, it } from 'vitest';
import { closeDays } from '../../../src/modules/analytics/rollups/close-days.ts';
import {
  analytics,
  DirectReports,
  dayAfter,
  readBooks,
  reportsOf,
  rollupProblems,
  rollupState,
} from '../../kit/analytics.ts';
import { useApp } from '../../kit/app.ts';
import { csvFolder } from '../../kit/csv.ts';
import { makeCategory } from '../../kit/factories/category.ts';
import { makeSeller, type Seller } from '../../kit/factories/seller.ts';
import { makeLastingShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { importCsv } from '../../kit/import.ts';
import { dayMs } from '../../kit/time.ts';

const app = useApp();
let seller: Seller;
let categories: string[];
let products: string[];
const shoppers: Shopper[] = [];

/** Two years, the second one begun, with sales around the ends of months and years. */
const soldOn = [
  '2026-11-30',
  '2026-12-01',
  '2026-12-31',
  '2027-01-01',
  '2027-12-30',
  '2027-12-31',
  '2028-01-01',
];
const lastDay = '2028-02-10';

beforeAll(async () => {
  seller = await makeSeller(app(), 'MANAGER');
  categories = [(await makeCategory(app())).id, (await makeCategory(app())).id];
  products = await Promise.all(
    [categories[0], categories[0], null].map((categoryId, index) =>
      stockedProductId(app(), 10_000, { price: `${index + 1}.00`, categoryId }),
    ),
  );
  for (let count = 0; count < 6; count++) shoppers.push(await makeLastingShopper(app()));
  for (const [index, day] of [...soldOn, '2028-02-09', lastDay].entries()) {
    app().clock.goTo(Date.parse(`${day}T12:00:00Z`));
    await closeDays(app().context());
    await sell(products[index % 3]!, index + 1, shoppers[index % 4]);
  }
  await app().work();
});

const sell = async (productId: string, quantity: number, shopper?: Shopper) =>
  (await seller.sell({ lines: [{ productId, quantity }], customerId: shopper?.customerId })).order;

async function expectRight(): Promise<void> {
  expect(await rollupProblems(app())).toEqual([]);
  await expectRightReports();
}

async function expectRightReports(): Promise<void> {
  const books = await readBooks(app());
  const today = app().clock.now().toISOString().slice(0, 10);
  for (const [from, to] of [
    ['2026-01-01', '2026-12-31'],
    ['2026-11-30', '2027-12-31'],
    ['2026-12-01', '2027-12-30'],
    ['2026-12-31', '2028-01-01'],
    ['2027-01-01', today],
    ['2028-01-01', dayAfter(today, -1)],
    ['2028-01-01', dayAfter(today, 1)],
    ['2028-01-01', '2028-01-31'],
    ['2026-11-30', dayAfter(today, -2)],
    ['2026-01-01', '2028-12-31'],
  ] as const)
    for (const channel of [null, 'COUNTER'] as const) {
      const shouldBe = new DirectReports(books, { from, to }, channel).all();
      expect(await reportsOf(app(), { from, to }, channel), `${from} to ${to}`).toEqual(shouldBe);
    }
}

async function move(productId: string, categoryId: string | null): Promise<void> {
  const { userErrors } = await app().mutate(
    'updateProduct',
    { productId, categoryId },
    'product { id }',
    'manager',
  );
  expect(userErrors).toEqual([]);
}

const waitingMoves = () => app().sql("select id from job where name = 'analytics.follow-move'");

it('ranges of whole years, and those that begin or end within one, match the orders', async () => {
  expect((await rollupState(app())).closedThrough).toBe(dayAfter(lastDay, -1));
  await expectRight();
});

describe('a product that is put into another category', () => {
  it('takes its sums along', async () => {
    await move(products[0]!, categories[1]!);
    expect(await waitingMoves()).toHaveLength(1);
    await app().work();
    await expectRight();
  });

  it('queues nothing when its category stays', async () => {
    await app().mutate(
      'updateProduct',
      { productId: products[0]!, name: 'New' },
      'product { id }',
      'manager',
    );
    await move(products[0]!, categories[1]!);
    expect(await waitingMoves()).toHaveLength(0);
  });

  it('may have been moved several times, and out of all categories, before the job runs', async () => {
    await move(products[1]!, categories[1]!);
    await move(products[1]!, null);
    await move(products[2]!, categories[0]!);
    await app().work();
    await expectRight();
    await move(products[1]!, categories[0]!);
    await move(products[2]!, null);
    await app().work();
    await expectRight();
  });

  it('may be sold, and corrected, between the move and its job', async () => {
    const sale = await sell(products[1]!, 7, shoppers[0]);
    app().clock.advance(dayMs);
    await app().work();
    await move(products[1]!, categories[1]!);
    await seller.correct(sale, { lines: [{ productId: products[1]!, quantity: 2 }] });
    await sell(products[1]!, 3);
    app().clock.advance(dayMs);
    await closeDays(app().context());
    await app().work();
    await expectRight();
  });

  it('is counted where it is when its first sales are summed up', async () => {
    const product = await stockedProductId(app(), 100, { categoryId: categories[0] });
    await move(product, categories[1]!);
    await app().work();
    await sell(product, 4);
    await move(product, null);
    await app().work();
    app().clock.advance(dayMs);
    await app().work();
    await expectRight();
  });

  it('is found on the next day if the change queued no job', async () => {
    await app().sql('update product set category_id = ? where id = ?', [categories[0], products[2]]);
    await sell(products[0]!, 1);
    app().clock.advance(dayMs);
    await app().work();
    await expectRight();
  });

  it('may be moved by a file', async () => {
    const [{ code }] = (await app().sql('select code from category where id = ?', [categories[0]])) as [
      { code: string },
    ];
    const skus = await app().sql(
      'select sku from product where id in (?, ?) order by id',
      products.slice(0, 2),
    );
    const rows = skus.map(({ sku }) => `${sku},${code}`).join('\n');
    const folder = csvFolder({ 'products.csv': `sku,categoryCode\n${rows}\n` });
    await importCsv(app(), folder);
    expect(await waitingMoves()).toHaveLength(1);
    await app().work();
    await expectRight();
    await importCsv(app(), folder);
    expect(await waitingMoves()).toHaveLength(0);
  });
});

describe('the ranking of customers', () => {
  const page = `totalCount nodes { customer { id } orders total { amount } } pageInfo { hasNextPage endCursor }`;

  it('is the same page by page, with equal totals, some of them of today', async () => {
    for (const shopper of shoppers.slice(1)) await sell(products[2]!, 1, shopper);
    app().clock.advance(dayMs);
    await app().work();
    for (const shopper of shoppers.slice(3)) await sell(products[1]!, 2, shopper);
    const { customerLifetimeValues: all } = await analytics(
      app(),
      'customerLifetimeValues { nodes { customer { id } orders total { amount } } }',
    );
    const read: unknown[] = [];
    for (let after: string | null = null; ; ) {
      const args = `first: 2${after === null ? '' : `, after: "${after}"`}`;
      const { analytics: answer } = await app().ask(
        'manager',
        `{ analytics { customerLifetimeValues(${args}) { ${page} } } }`,
      );
      const part = answer.customerLifetimeValues;
      expect(part.totalCount).toBe(all.length);
      read.push(...part.nodes);
      if (!part.pageInfo.hasNextPage) break;
      after = part.pageInfo.endCursor;
    }
    expect(read).toEqual(all);
    expect(all).toHaveLength(shoppers.length);
  });

  it('leaves out totals below the least wanted one, also of customers of today', async () => {
    const books = await readBooks(app());
    const now = { from: '2026-01-01', to: '2029-01-01' };
    for (const least of [0, 300, 700, 1_500, 100_000]) {
      const { customerLifetimeValues } = await analytics(
        app(),
        `customerLifetimeValues(minTotal: "${(least / 100).toFixed(2)}") { nodes { customer { id } name orders total { amount } firstOrderAt lastOrderAt } }`,
      );
      expect(customerLifetimeValues).toEqual(new DirectReports(books, now).customerLifetimeValues(least));
    }
  });
});

it('workers of an older version, which know fewer sums, cannot lock the state', async () => {
  await expect(app().sql("update rollup_state set guard = 1 - guard where id = 'rollups'")).rejects.toThrow(
    'guard',
  );
});
