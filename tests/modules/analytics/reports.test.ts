import { beforeAll, describe, expect, it } from 'vitest';
import {
  amount,
  analytics,
  DirectReports,
  dayAfter,
  readBooks,
  reportsOf,
  rowsOf,
} from '../../kit/analytics.ts';
import { useApp } from '../../kit/app.ts';
import { makeCategory } from '../../kit/factories/category.ts';
import { makeOrder } from '../../kit/factories/order.ts';
import { pay } from '../../kit/factories/payment.ts';
import { record, voidRecord } from '../../kit/factories/production.ts';
import { makeRentable, makeRental, makeRunning, rentalOf } from '../../kit/factories/rental.ts';
import { makeSeller, type Seller } from '../../kit/factories/seller.ts';
import { makeLastingShopper } from '../../kit/factories/shopper.ts';
import { makeStaffMember } from '../../kit/factories/staff-member.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { dayMs, hourMs } from '../../kit/time.ts';
import { updateSettings } from '../../kit/update-settings.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

/** Advances the clock to this moment. */
const zero = { amount: '0.00', currencyCode: 'USD' };

describe('a store in which nothing was sold', () => {
  const app = useApp();
  const range = { from: '2026-02-27', to: '2026-03-01' };
  const ask = (selection: string): Promise<Data> => analytics(app(), selection, { range });

  it('has its currency, its time zone, and its date', async () => {
    expect(await analytics(app(), 'currencyCode timeZone today')).toEqual({
      currencyCode: 'USD',
      timeZone: 'UTC',
      today: '2026-03-01',
    });
    await updateSettings(app(), { timeZone: 'Pacific/Kiritimati' });
    expect(await analytics(app(), 'timeZone today')).toEqual({
      timeZone: 'Pacific/Kiritimati',
      today: '2026-03-02',
    });
    await updateSettings(app(), { timeZone: 'UTC' });
  });

  it('has a dashboard of zeros, and no comparison', async () => {
    const figures =
      'range { from to } orders units newCustomers revenue { amount currencyCode } averageOrderValue { amount currencyCode }';
    const { dashboard } = await ask(
      `dashboard(range: $range) { ${figures} activeRentals overdueInstallments lowStock { id } recentOrders { id }
        comparedTo { ${figures} revenueChange ordersChange } }`,
    );
    const nothing = { orders: 0, units: 0, newCustomers: 0, revenue: zero, averageOrderValue: zero };
    expect(dashboard).toEqual({
      range,
      ...nothing,
      activeRentals: 0,
      overdueInstallments: 0,
      lowStock: [],
      recentOrders: [],
      comparedTo: {
        range: { from: '2026-02-24', to: '2026-02-26' },
        ...nothing,
        revenueChange: null,
        ordersChange: null,
      },
    });
  });

  it.each([
    ['DAY', ['2026-02-27', '2026-02-28', '2026-03-01']],
    ['WEEK', ['2026-02-23']],
    ['MONTH', ['2026-02-01', '2026-03-01']],
  ])('has a trend by %s of zero rows', async (interval, periods) => {
    const { salesTrend } = await ask(
      `salesTrend(range: $range, interval: ${interval}) { periodStart orders units revenue { amount currencyCode } }`,
    );
    expect(salesTrend).toEqual(
      periods.map(periodStart => ({ periodStart, orders: 0, units: 0, revenue: zero })),
    );
  });

  it('has empty lists', async () => {
    const lists =
      await ask(`topProducts(range: $range) { nodes { __typename } } salesByCategory(range: $range) { nodes { __typename } }
      customerLifetimeValues { nodes { __typename } } staffPerformance(range: $range) { nodes { __typename } } staffProduction(range: $range) { nodes { __typename } }
      productionReport(date: "2026-03-01") { nodes { __typename } } ordersAndProduction(range: $range) { nodes { __typename } }`);
    expect(Object.keys(lists)).toHaveLength(7);
    for (const list of Object.values(lists)) expect(list).toEqual([]);
  });

  it('has no rentals and no stock', async () => {
    const { rentalSummary, inventoryValuation } = await ask(
      `rentalSummary(range: $range) { started returned boughtOut cancelled active overdueInstallments
        overdue { amount currencyCode } income { amount currencyCode } }
      inventoryValuation { products units value { amount currencyCode } categories { units } }`,
    );
    expect(rentalSummary).toEqual({
      started: 0,
      returned: 0,
      boughtOut: 0,
      cancelled: 0,
      active: 0,
      overdueInstallments: 0,
      overdue: zero,
      income: zero,
    });
    expect(inventoryValuation).toEqual({ products: 0, units: 0, value: zero, categories: [] });
  });
});

describe('the days of a report', () => {
  const app = useApp();
  // A Sunday, the first of March; the quarter and the year began in January.
  const presets = {
    TODAY: ['2026-03-01', '2026-03-01'],
    YESTERDAY: ['2026-02-28', '2026-02-28'],
    LAST_7_DAYS: ['2026-02-23', '2026-03-01'],
    LAST_30_DAYS: ['2026-01-31', '2026-03-01'],
    LAST_90_DAYS: ['2025-12-02', '2026-03-01'],
    LAST_365_DAYS: ['2025-03-02', '2026-03-01'],
    THIS_WEEK: ['2026-02-23', '2026-03-01'],
    LAST_WEEK: ['2026-02-16', '2026-02-22'],
    THIS_MONTH: ['2026-03-01', '2026-03-01'],
    LAST_MONTH: ['2026-02-01', '2026-02-28'],
    THIS_QUARTER: ['2026-01-01', '2026-03-01'],
    LAST_QUARTER: ['2025-10-01', '2025-12-31'],
    THIS_YEAR: ['2026-01-01', '2026-03-01'],
    LAST_YEAR: ['2025-01-01', '2025-12-31'],
  };

  it('have a test for each preset of the schema', async () => {
    const { __type } = await app().ask('guest', '{ __type(name: "RangePreset") { enumValues { name } } }');
    const names = __type.enumValues.map(({ name }: { name: string }) => name);
    expect(names.toSorted()).toEqual(Object.keys(presets).toSorted());
  });

  it.each(Object.entries(presets))('%s is from %j', async (preset, [from, to]) => {
    const { dashboard } = await analytics(app(), 'dashboard(range: $range) { range { from to } }', {
      range: { preset },
    });
    expect(dashboard.range).toEqual({ from, to });
  });

  it('are those of the store, where it may be tomorrow already', async () => {
    await updateSettings(app(), { timeZone: 'Pacific/Kiritimati' });
    const { dashboard } = await analytics(app(), 'dashboard(range: $range) { range { from to } }', {
      range: { preset: 'TODAY' },
    });
    expect(dashboard.range).toEqual({ from: '2026-03-02', to: '2026-03-02' });
    await updateSettings(app(), { timeZone: 'UTC' });
  });

  it('are compared with as many days right before', async () => {
    const { dashboard } = await analytics(
      app(),
      'dashboard(range: $range) { comparedTo { range { from to } } }',
      { range: { from: '2024-02-28', to: '2024-03-02' } },
    );
    expect(dashboard.comparedTo.range).toEqual({ from: '2024-02-24', to: '2024-02-27' });
  });

  it('are in weeks from Monday, also at the turn of the year', async () => {
    const { salesTrend } = await analytics(
      app(),
      'salesTrend(range: $range, interval: WEEK) { periodStart }',
      {
        range: { from: '2026-12-26', to: '2027-01-04' },
      },
    );
    expect(salesTrend).toEqual(
      ['2026-12-21', '2026-12-28', '2027-01-04'].map(periodStart => ({ periodStart })),
    );
  });

  it('can be a hundred years, by month', async () => {
    const { salesTrend } = await analytics(app(), 'salesTrend(range: $range, interval: MONTH) { orders }', {
      range: { from: '1950-01-01', to: '2049-12-31' },
    });
    expect(salesTrend).toHaveLength(1_200);
  });
});

describe('days that are not 24 hours long', () => {
  const app = useApp();

  it.each([
    [23, '2026-03-08', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z'],
    [25, '2026-11-01', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'],
  ])('one of %i hours begins and ends where the clocks of the store say', async (hours, day, start, end) => {
    await updateSettings(app(), { timeZone: 'America/New_York' });
    const seller = await makeSeller(app());
    const product = await stockedProductId(app(), 100);
    app().clock.goTo(start);
    app().clock.advance(-5_000);
    await seller.sell({ lines: [{ productId: product, quantity: 1 }] });
    app().clock.goTo(start);
    for (let hour = 0; hour < hours; hour++) {
      await seller.sell({ lines: [{ productId: product, quantity: 2 }] });
      app().clock.goTo(new Date(Date.parse(start) + (hour + 1) * hourMs).toISOString());
    }
    expect(app().clock.now().getTime() - Date.parse(end)).toBeLessThan(1_000);
    await seller.sell({ lines: [{ productId: product, quantity: 3 }] });

    const range = { from: dayAfter(day, -1), to: dayAfter(day) };
    const trend = () =>
      analytics(app(), 'salesTrend(range: $range, interval: DAY) { periodStart orders units }', { range });
    const shouldBe = {
      salesTrend: [
        { periodStart: range.from, orders: 1, units: 1 },
        { periodStart: day, orders: hours, units: 2 * hours },
        { periodStart: range.to, orders: 1, units: 3 },
      ],
    };
    expect(await trend()).toEqual(shouldBe);
    app().clock.advance(2 * dayMs);
    await app().work();
    expect(await trend()).toEqual(shouldBe);
    expect(await reportsOf(app(), range)).toEqual(new DirectReports(await readBooks(app()), range).all());
  });

  it.each([
    // Midnight there was at 00:44:30 UTC, so one quarter of an hour belonged to two days.
    ['Africa/Monrovia', '1971-03-01T00:44:20Z', '1971-02-28'],
    ['Africa/Monrovia', '1971-05-01T00:44:40Z', '1971-05-01'],
    ['UTC', '1969-12-31T23:59:59Z', '1969-12-31'],
  ])('in %s what was sold at %s was sold on %s', async (timeZone, at, day) => {
    await updateSettings(app(), { timeZone: 'Asia/Tokyo' });
    await app().work();
    await updateSettings(app(), { timeZone });
    const seller = await makeSeller(app());
    const { order } = await seller.sell({
      lines: [{ productId: await stockedProductId(app()), quantity: 1 }],
    });
    const values = [app().app.database.dialect.bind(new Date(at)), order.id];
    await app().app.database.run({ text: 'update sales_order set placed_at = ? where id = ?', values });
    for (const [from, orders] of [
      [dayAfter(day, -1), 0],
      [day, 1],
      [dayAfter(day), 0],
    ] as const) {
      const range = { from, to: from };
      const { salesTrend, dashboard } = await analytics(
        app(),
        'salesTrend(range: $range, interval: DAY) { orders } dashboard(range: $range) { orders }',
        { range },
      );
      expect([salesTrend, dashboard]).toEqual([[{ orders }], { orders }]);
    }
  });
});

describe('a store that sells', () => {
  const app = useApp();
  const range = { preset: 'THIS_MONTH' };
  const days = { from: '2026-03-01', to: '2026-03-03' };
  let [ann, bob]: [Seller, Seller] = [] as never;
  const ask = (selection: string): Promise<Data> => analytics(app(), selection, { range });
  const cups: string[] = [];

  /** All rows of a list, read a few at a time with its cursors. */
  async function walk(list: string, args: string, fields: string, first: number): Promise<Data[]> {
    const found: Data[] = [];
    for (let after = ''; ; ) {
      const selection = `${list}(${args}, first: ${first}${after}) { totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { ${fields} } } }`;
      const page = (await (args.includes('$range') ? ask(selection) : analytics(app(), selection)))[list];
      expect(page.pageInfo.hasPreviousPage).toBe(found.length > 0);
      found.push(...page.edges);
      expect(page.pageInfo).toMatchObject({
        hasNextPage: found.length < page.totalCount,
        endCursor: found.at(-1)?.cursor ?? null,
      });
      if (!page.pageInfo.hasNextPage) return found;
      after = `, after: "${page.pageInfo.endCursor}"`;
    }
  }

  beforeAll(async () => {
    [ann, bob] = [await makeSeller(app(), 'MANAGER'), await makeSeller(app(), 'MANAGER')];
    const [kitchen, garden] = [
      await makeCategory(app(), { name: 'Kitchen' }),
      await makeCategory(app(), { name: 'Garden' }),
    ];
    // Seven products, of which many sell equally well.
    for (let count = 0; count < 7; count++)
      cups.push(
        await stockedProductId(app(), 100, {
          sku: `CUP-${count}`,
          name: `Cup ${count}`,
          price: '10.00',
          categoryId: [kitchen.id, garden.id, null][count % 3],
        }),
      );
    for (const [index, productId] of cups.entries())
      await ann.sell({ lines: [{ productId, quantity: index < 5 ? 2 : 1 }] });
    await bob.sell({ lines: [{ productId: cups[0], quantity: 1 }] });
    const shopper = await makeLastingShopper(app());
    await makeOrder(app(), shopper, 'PAID', [{ productId: cups[1]!, quantity: 3 }]);
    await makeOrder(app(), shopper, 'CANCELLED', [{ productId: cups[1]!, quantity: 50 }]);
  });

  it('matches the orders', async () => {
    const direct = new DirectReports(await readBooks(app()), days);
    expect(await reportsOf(app(), days)).toEqual(direct.all());
    expect(direct.dashboard()).toMatchObject({ orders: 9, units: 16, revenue: amount(16_000) });
    for (const channel of ['ONLINE', 'COUNTER', 'IMPORT'])
      expect(await reportsOf(app(), days, channel)).toEqual(
        new DirectReports(direct.books, days, channel).all(),
      );
  });

  it.each(['QUANTITY', 'REVENUE'])(
    'names the top products by %s once each, however many share a place',
    async by => {
      const fields = 'sku quantity';
      const whole = await walk('topProducts', `range: $range, by: ${by}`, fields, 100);
      expect(whole.map((row: Data) => row.node.quantity)).toEqual([5, 3, 2, 2, 2, 1, 1]);
      for (const first of [1, 2, 3, 7, 100])
        expect(await walk('topProducts', `range: $range, by: ${by}`, fields, first)).toEqual(whole);
    },
  );

  it.each([
    ['salesByCategory', 'range: $range', 'name revenue { amount }', 3],
    ['staffPerformance', 'range: $range', 'name orders', 2],
    ['ordersAndProduction', 'range: $range', 'sku sold', 7],
    ['customerLifetimeValues', 'minTotal: "0"', 'name', 1],
  ])('walks through %s without gaps or doubles', async (list, args, fields, length) => {
    const whole = await walk(list, args, fields, 100);
    expect(whole).toHaveLength(length);
    expect(new Set(whole.map(row => row.cursor)).size).toBe(length);
    for (const first of [1, 2]) expect(await walk(list, args, fields, first)).toEqual(whole);
  });

  it('answers with only the count for first: 0', async () => {
    const { topProducts } = await ask(
      'topProducts(range: $range, first: 0) { totalCount edges { cursor } pageInfo { hasNextPage startCursor endCursor } }',
    );
    expect(topProducts).toEqual({
      totalCount: 7,
      edges: [],
      pageInfo: { hasNextPage: true, startCursor: null, endCursor: null },
    });
  });

  it('refuses a cursor of another report, or of another order', async () => {
    const { topProducts } = await ask(
      'topProducts(range: $range, by: QUANTITY, first: 1) { pageInfo { endCursor } }',
    );
    const cursor = topProducts.pageInfo.endCursor;
    for (const list of [
      'topProducts(range: { preset: TODAY }, by: REVENUE',
      'salesByCategory(range: { preset: TODAY }',
      'staffProduction(range: { preset: TODAY }',
      'customerLifetimeValues(minTotal: "0"',
      'productionReport(date: "2026-03-01"',
    ]) {
      const { errors } = await app().send(
        'manager',
        `{ analytics { ${list}, after: "${cursor}") { nodes { __typename } } } }`,
      );
      expect(errors).toMatchObject([
        {
          message: expect.stringContaining('another list or sort order'),
          extensions: { code: 'BAD_USER_INPUT', fields: [['after']] },
        },
      ]);
    }
  });

  it('leaves out customers below the minimum total', async () => {
    const names = async (minTotal: string) =>
      (await analytics(app(), `customerLifetimeValues(minTotal: "${minTotal}") { nodes { name } }`))
        .customerLifetimeValues;
    expect(await names('30.00')).toHaveLength(1);
    expect(await names('30.01')).toEqual([]);
  });

  it('shows the latest orders, and products that are low on stock', async () => {
    const [few, fewer] = [
      await stockedProductId(app(), 2, { lowStockThreshold: 3 }),
      await stockedProductId(app(), 1, { lowStockThreshold: 1 }),
    ];
    await stockedProductId(app(), 3, { lowStockThreshold: 2 });
    const { dashboard } = await ask(
      'dashboard(range: $range) { lowStock { id } recentOrders(first: 2) { status channel } }',
    );
    expect(dashboard.lowStock).toEqual([{ id: fewer }, { id: few }]);
    expect(dashboard.recentOrders).toEqual([
      { status: 'CANCELLED', channel: 'ONLINE' },
      { status: 'PAID', channel: 'ONLINE' },
    ]);
    for (const [first, length] of [
      [1, 1],
      [100, 2],
    ])
      expect(
        (await ask(`dashboard(range: $range) { lowStock(first: ${first}) { id } }`)).dashboard.lowStock,
      ).toHaveLength(length!);
  });

  it('leaves out other currencies, and shows one on request', async () => {
    await updateSettings(app(), { currencyCode: 'JPY' });
    const [productId, categoryId] = [
      await stockedProductId(app(), 10, { sku: 'JP-1', price: '300' }),
      (await makeCategory(app())).id,
    ];
    const buyer = await makeLastingShopper(app());
    await bob.sell({ lines: [{ productId, quantity: 2 }], customerId: buyer.customerId });
    await updateSettings(app(), { currencyCode: 'USD' });
    expect(categoryId).toBeTruthy();

    expect(await reportsOf(app(), days)).toEqual(new DirectReports(await readBooks(app()), days).all());
    const query = `query ($range: DayRangeInput!) { analytics(currencyCode: JPY) { currencyCode
      dashboard(range: $range) { orders revenue { amount currencyCode } }
      salesTrend(range: $range, interval: MONTH) { revenue { amount currencyCode } }
      topProducts(range: $range) { nodes { sku revenue { amount currencyCode } } }
      salesByCategory(range: $range) { nodes { name revenue { amount currencyCode } } }
      customerLifetimeValues(minTotal: "600") { nodes { customer { id } total { amount currencyCode } } }
      staffPerformance(range: $range) { nodes { staffMember { id } averageOrderValue { amount currencyCode } } }
      inventoryValuation { units value { amount currencyCode } } } }`;
    const yen = { amount: '600', currencyCode: 'JPY' };
    const shouldBe = {
      currencyCode: 'JPY',
      dashboard: { orders: 1, revenue: yen },
      salesTrend: [{ revenue: yen }],
      topProducts: [{ sku: 'JP-1', revenue: yen }],
      salesByCategory: [{ name: null, revenue: yen }],
      customerLifetimeValues: [{ customer: { id: buyer.customerId }, total: yen }],
      staffPerformance: [{ staffMember: { id: bob.staffMemberId }, averageOrderValue: yen }],
      inventoryValuation: { units: 8, value: { amount: '2400', currencyCode: 'JPY' } },
    };
    expect(rowsOf((await app().ask('manager', query, { range: days })).analytics)).toEqual(shouldBe);
    app().clock.advance(2 * dayMs);
    await app().work();
    expect(rowsOf((await app().ask('manager', query, { range: days })).analytics)).toEqual(shouldBe);
    expect(await reportsOf(app(), days)).toEqual(new DirectReports(await readBooks(app()), days).all());
  });

  it('keeps the names of what was deleted', async () => {
    const productId = await stockedProductId(app(), 10, { sku: 'GONE-1', name: 'Gone', price: '999.00' });
    const buyer = await makeLastingShopper(app());
    const leaving = await makeSeller(app(), 'MANAGER');
    await leaving.sell({ lines: [{ productId, quantity: 10 }], customerId: buyer.customerId });
    await app().mutate('deleteProduct', { productId }, 'deletedProductId', 'admin');
    await app().mutate('deleteCustomer', { customerId: buyer.customerId }, 'deletedCustomerId', 'admin');
    await app().mutate(
      'deleteStaffMember',
      { staffMemberId: leaving.staffMemberId },
      'deletedStaffMemberId',
      'admin',
    );
    for (let run = 0; run < 2; run++) {
      const found = await analytics(
        app(),
        `topProducts(range: $range, first: 1) { nodes { product { id } sku name } }
        ordersAndProduction(range: $range, first: 1) { nodes { product { id } sku name } }
        customerLifetimeValues(first: 1) { nodes { customer { id } name } } staffPerformance(range: $range, first: 1) { nodes { staffMember { id } name } }`,
        { range: { preset: 'LAST_7_DAYS' } },
      );
      const gone = { product: null, sku: 'GONE-1', name: 'Gone' };
      expect(found).toEqual({
        topProducts: [gone],
        ordersAndProduction: [gone],
        customerLifetimeValues: [{ customer: null, name: expect.stringMatching(/./) }],
        staffPerformance: [{ staffMember: null, name: expect.stringMatching(/^Newcomer/) }],
      });
      app().clock.advance(2 * dayMs);
      await app().work();
    }
  });
});

describe('production', () => {
  const app = useApp();

  it('is counted by staff member and by product, without voided records', async () => {
    const [ann, bob] = [
      await makeStaffMember(app(), { name: 'Ann' }),
      await makeStaffMember(app(), { name: 'Bob' }),
    ];
    const [cup, plate] = [
      await stockedProductId(app(), 1, { sku: 'CUP', name: 'Cup' }),
      await stockedProductId(app(), 1, { sku: 'PLATE', name: 'Plate' }),
    ];
    const made = (who: { id: string }, productId: string, quantity: number, producedOn = '2026-02-28') =>
      record(app(), { staffMemberId: who.id, productId, quantity, producedOn });
    await made(ann, cup, 5);
    await made(ann, plate, 2);
    await made(bob, cup, 4, '2026-02-27');
    await made(bob, cup, 100, '2026-02-26');
    const { productionRecord } = await made(bob, plate, 50);
    await voidRecord(app(), { productionRecordId: productionRecord.id });

    const range = { from: '2026-02-27', to: '2026-02-28' };
    const found = await analytics(
      app(),
      `staffProduction(range: $range) { nodes { staffMember { id } name quantity records } }
      productionReport(date: "2026-02-28") { nodes { product { id } sku name quantity } }
      ordersAndProduction(range: $range) { nodes { sku sold produced onHand } }`,
      { range },
    );
    expect(found.staffProduction).toEqual([
      { staffMember: { id: ann.id }, name: 'Ann', quantity: 7, records: 2 },
      { staffMember: { id: bob.id }, name: 'Bob', quantity: 4, records: 1 },
    ]);
    expect(found.productionReport).toEqual([
      { product: { id: cup }, sku: 'CUP', name: 'Cup', quantity: 5 },
      { product: { id: plate }, sku: 'PLATE', name: 'Plate', quantity: 2 },
    ]);
    expect(found.ordersAndProduction.toSorted((a: Data, b: Data) => (a.sku < b.sku ? -1 : 1))).toEqual([
      { sku: 'CUP', sold: 0, produced: 9, onHand: 110 },
      { sku: 'PLATE', sold: 0, produced: 2, onHand: 3 },
    ]);
    const { productionReport } = await analytics(
      app(),
      'productionReport(date: "2026-02-25") { nodes { sku } }',
    );
    expect(productionReport).toEqual([]);
  });
});

describe('the stock', () => {
  const app = useApp();

  it('is valued at its prices, by category, the largest value first', async () => {
    const [kitchen, garden] = [await makeCategory(app(), { name: 'Kitchen' }), await makeCategory(app())];
    await stockedProductId(app(), 3, { price: '10.00', categoryId: kitchen.id });
    await stockedProductId(app(), 2, { price: '0.55', categoryId: kitchen.id });
    await stockedProductId(app(), 0, { price: '99.00', categoryId: kitchen.id });
    await stockedProductId(app(), 1, { price: '200.00', categoryId: garden.id });
    await stockedProductId(app(), 7, { price: '1.00' });
    const gone = await stockedProductId(app(), 9, { price: '500.00' });
    await app().mutate('deleteProduct', { productId: gone }, 'deletedProductId', 'admin');
    const { inventoryValuation } = await analytics(
      app(),
      'inventoryValuation { products units value { amount currencyCode } categories { category { id } products units value { amount } } }',
    );
    expect(inventoryValuation).toEqual({
      products: 4,
      units: 13,
      value: { amount: '238.10', currencyCode: 'USD' },
      categories: [
        { category: { id: garden.id }, products: 1, units: 1, value: { amount: '200.00' } },
        { category: { id: kitchen.id }, products: 2, units: 5, value: { amount: '31.10' } },
        { category: null, products: 1, units: 7, value: { amount: '7.00' } },
      ],
    });
  });
});

describe('rentals', () => {
  const app = useApp();
  const summary = async (range: object): Promise<Data> => {
    const { rentalSummary } = await analytics(
      app(),
      `rentalSummary(range: $range) { started returned boughtOut cancelled active overdueInstallments overdue { amount } income { amount } }`,
      { range },
    );
    return {
      ...rentalSummary,
      overdue: rentalSummary.overdue.amount,
      income: rentalSummary.income.amount,
    };
  };
  const march = { from: '2026-03-01', to: '2026-03-31' };

  it('are summarized from the signature to the return', async () => {
    const shopper = await makeLastingShopper(app());
    const productId = await makeRentable(app(), 5);
    const called = await makeRental(shopper, productId);
    await shopper.mutate('cancelRental', { rentalId: called.id }, 'rental { id }');
    const rental = await makeRunning(shopper, productId, { months: 3 });
    const other = await makeRunning(shopper, productId, { months: 3 });
    const nothing = { returned: 0, boughtOut: 0, cancelled: 0, overdueInstallments: 0, overdue: '0.00' };
    // Neither the deposits of 150.00 nor the tax are income.
    const first = await summary(march);
    expect(first).toMatchObject({ ...nothing, started: 2, cancelled: 1, active: 2 });
    const { installments } = await rentalOf(app(), rental.id);
    const rent = Number(installments[0].amount.amount);
    expect(Number(first.income)).toBeCloseTo(2 * rent, 2);
    expect(await summary({ from: '2026-02-01', to: '2026-02-28' })).toEqual({
      ...nothing,
      started: 0,
      active: 2,
      income: '0.00',
    });

    // The second installments become overdue in April, and one is paid with its late fee.
    app().clock.advance(60 * dayMs);
    await app().work();
    const late = await rentalOf(app(), rental.id);
    const overdue = late.installments.filter((one: Data) => one.status === 'OVERDUE');
    expect(overdue.length).toBeGreaterThan(0);
    const totals = (some: Data[]) => some.reduce((sum, one) => sum + Number(one.total.amount), 0);
    const both = [late, await rentalOf(app(), other.id)].flatMap((one: Data) =>
      one.installments.filter(({ status }: Data) => status === 'OVERDUE'),
    );
    const now = await summary(march);
    expect(now).toMatchObject({
      started: 2,
      active: 2,
      overdueInstallments: both.length,
      income: first.income,
    });
    expect(Number(now.overdue)).toBeCloseTo(totals(both), 2);
    const { dashboard } = await analytics(
      app(),
      'dashboard(range: $range) { activeRentals overdueInstallments }',
      { range: march },
    );
    expect(dashboard).toEqual({ activeRentals: 2, overdueInstallments: both.length });

    await pay(shopper, { rentalInstallmentId: overdue[0].id });
    const after = await summary({ preset: 'TODAY' });
    expect(Number(after.income)).toBeCloseTo(Number(overdue[0].total.amount), 2);
    expect(after.overdueInstallments).toBe(both.length - 1);
    expect(Number(after.overdue)).toBeCloseTo(totals(both) - Number(overdue[0].total.amount), 2);

    const { userErrors } = await app().mutate(
      'returnRental',
      { rentalId: rental.id, condition: 'GOOD' },
      'rental { status }',
      'staff',
    );
    expect(userErrors).toEqual([]);
    expect(await summary({ preset: 'TODAY' })).toMatchObject({ returned: 1, active: 1 });
    expect(await summary(march)).toMatchObject({ returned: 0, cancelled: 1, income: first.income });
  });
});
