import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { applyLateOrderChange } from '../../../src/modules/analytics/jobs/rollups.jobs.ts';
import { closeDays } from '../../../src/modules/analytics/rollups/close-days.ts';
import { invalidateRollups } from '../../../src/modules/analytics/rollups/invalidate-rollups.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import {
  analytics,
  type Days,
  DirectReports,
  dayAfter,
  readBooks,
  refundProblems,
  reportsOf,
  rollupProblems,
  rollupState,
} from '../../kit/analytics.ts';
import { useApp } from '../../kit/app.ts';
import { csvFolder } from '../../kit/csv.ts';
import { makeOrder } from '../../kit/factories/order.ts';
import { refundSome } from '../../kit/factories/payment.ts';
import { makeSeller, type Seller } from '../../kit/factories/seller.ts';
import { makeLastingShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { importCsv } from '../../kit/import.ts';
import { newKey } from '../../kit/new-key.ts';
import { minuteMs } from '../../kit/time.ts';
import { updateSettings } from '../../kit/update-settings.ts';

const app = useApp();
let [seller, shopper, other]: [Seller, Shopper, Shopper] = [] as never;
let product: string;

const dayMs = 24 * 60 * minuteMs;

beforeAll(async () => {
  seller = await makeSeller(app(), 'MANAGER');
  [shopper, other] = [await makeLastingShopper(app()), await makeLastingShopper(app())];
  product = await stockedProductId(app(), 10_000);
});

/** Advances the clock to the next time of day in the store's time zone. */
function goTo(time: string): void {
  const now = app().clock.now();
  const at = Date.parse(`${now.toISOString().slice(0, 10)}T${time}Z`);
  app().clock.goTo(at > now.getTime() ? at : at + dayMs);
}

const today = () => app().clock.now().toISOString().slice(0, 10);
const sell = async (quantity = 1, input: object = {}) =>
  (await seller.sell({ lines: [{ productId: product, quantity }], ...input })).order;
const closed = async () => (await rollupState(app())).closedThrough;

async function close(): Promise<string[]> {
  const days: string[] = [];
  await closeDays(app().context(), day => days.push(day));
  return days;
}

/** Expects all reports of all days, and those of one day, to match the orders. */
async function expectRightReports(days: Days = { from: '2026-02-01', to: '2026-12-31' }): Promise<void> {
  expect(await reportsOf(app(), days)).toEqual(new DirectReports(await readBooks(app()), days).all());
}

async function expectRight(): Promise<void> {
  expect(await rollupProblems(app())).toEqual([]);
  expect(await refundProblems(app())).toEqual([]);
  await expectRightReports();
}

/** Each test has its own days; all earlier ones are closed. */
beforeEach(async () => {
  goTo('12:00:00');
  app().clock.advance(dayMs);
  await app().work();
});

describe('closing days', () => {
  it('closes nothing of today', async () => {
    await sell();
    app().clock.advance(6 * minuteMs);
    await app().work();
    expect(await closed()).toBe(dayAfter(today(), -1));
    expect(await app().sql('select 1 from seller_sales where day = ?', [today()])).toEqual([]);
    await expectRight();
  });

  it('closes yesterday ten minutes after midnight, and not before', async () => {
    const day = today();
    await sell();
    goTo('00:09:30');
    expect(await close()).toEqual([]);
    expect(await closed()).toBe(dayAfter(day, -1));
    goTo('00:10:00');
    expect(await close()).toEqual([day]);
    expect(await closed()).toBe(day);
    expect(await close()).toEqual([]);
    await expectRight();
  });

  it('skips days on which nothing was sold', async () => {
    const days = [today()];
    await sell();
    app().clock.advance(5 * dayMs);
    days.push(today());
    await sell();
    app().clock.advance(40 * dayMs);
    expect(await close()).toEqual(days);
    expect(await closed()).toBe(dayAfter(today(), -1));
    await expectRight();
  });

  it('closes a day whose orders are all canceled, without rows', async () => {
    const day = today();
    await makeOrder(app(), shopper, 'CANCELLED');
    app().clock.advance(dayMs);
    expect(await close()).toEqual([day]);
    expect(await app().sql('select 1 from seller_sales where day = ?', [day])).toEqual([]);
    await expectRight();
  });

  it('counts nothing twice when several workers close at once', async () => {
    const days: string[] = [];
    for (let count = 0; count < 6; count++) {
      days.push(today());
      await sell(count + 1, { customerId: shopper.customerId });
      app().clock.advance(dayMs);
    }
    const closings = await Promise.all([close(), close(), close(), close()]);
    expect(closings.flat().sort()).toEqual(days);
    await expectRight();
  });

  it('totals a month over its days, and a customer over all days', async () => {
    for (let count = 0; count < 4; count++) {
      await sell(2, { customerId: other.customerId });
      app().clock.advance(11 * dayMs);
      await close();
      await expectRight();
    }
    const [row] = await app().sql('select * from customer_sales where customer_id = ?', [other.customerId]);
    expect([Number(row!.orders), Number(row!.revenue_minor)]).toEqual([4, 8_000]);
  });
});

describe('a late change of an order of a closed day', () => {
  /** Makes a sale and an order on a day that is closed before `change` happens, and expects the reports to include it. */
  async function follows(
    change: (of: { sale: string; order: Awaited<ReturnType<typeof makeOrder>> }) => unknown,
  ) {
    const day = today();
    const sale = await sell(3, { customerId: shopper.customerId });
    const order = await makeOrder(app(), shopper, 'PAID', [{ productId: product, quantity: 4 }]);
    await sell(1, { customerId: other.customerId });
    app().clock.advance(3 * dayMs);
    await app().work();
    expect(await closed()).toBe(dayAfter(today(), -1));
    await expectRight();
    const before = await app().sql('select * from seller_sales where day <> ? order by day', [day]);
    await change({ sale: sale.id, order });
    await app().work();
    await expectRight();
    await expectRightReports({ from: day, to: day });
    expect(await app().sql('select * from seller_sales where day <> ? order by day', [day])).toEqual(before);
    const [{ revenue }] = (
      await analytics(app(), 'salesTrend(range: $range, interval: DAY) { revenue { amount } }', {
        range: { from: day, to: day },
      })
    ).salesTrend;
    return revenue.amount;
  }

  it.each([
    ['part of a refund', '10.90', '70.00'],
    ['a refund', undefined, '40.00'],
  ])('follows %s', async (_, amount, revenue) => {
    expect(await follows(({ order }) => refundSome(app(), order.paymentId!, amount))).toBe(revenue);
  });

  it('includes two refunds at once', async () => {
    const change = ({ order }: { order: { paymentId: string | null } }) =>
      Promise.all(['5.45', '5.45'].map(amount => refundSome(app(), order.paymentId!, amount)));
    expect(await follows(change)).toBe('70.00');
  });

  it('is summed up once a day with all others that wait', async () => {
    const { id: orderId } = await makeOrder(app(), shopper, 'PAID', [{ productId: product, quantity: 1 }]);
    app().clock.advance(3 * dayMs);
    await app().work();
    for (let change = 0; change < 2; change++)
      await inTransaction(app().context(), ctx => applyLateOrderChange.run(ctx, { orderId }));
    const waiting = () => app().sql("select id from job where name = 'analytics.recompute-day'");
    expect(await waiting()).toHaveLength(1);
    await app().work();
    expect(await waiting()).toHaveLength(0);
    await expectRight();
  });

  it('includes a cancellation', async () => {
    const change = ({ order: { id: orderId } }: { order: { id: string } }) =>
      app().mutate('cancelOrder', { orderId, reason: 'Late.' }, 'order { id }');
    expect(await follows(change)).toBe('40.00');
  });

  it('includes returned goods', async () => {
    const revenue = await follows(async ({ order }) => {
      await app().mutate('shipOrder', { orderId: order.id }, 'order { id }');
      const lines = [{ orderLineId: order.lines[0]!.id, quantity: 3, restock: true }];
      const input = { orderId: order.id, idempotencyKey: newKey(), lines };
      await app().mutate('returnOrderLines', input, 'order { id }');
    });
    expect(revenue).toBe('50.00');
  });

  it('includes goods returned after the refund, which changes units only', async () => {
    const revenue = await follows(async ({ order }) => {
      await refundSome(app(), order.paymentId!);
      await app().work();
      const lines = [{ orderLineId: order.lines[0]!.id, quantity: 4, restock: true }];
      const input = { orderId: order.id, idempotencyKey: newKey(), lines };
      const { userErrors } = await app().mutate('returnOrderLines', input, 'order { id }');
      expect(userErrors).toEqual([]);
    });
    expect(revenue).toBe('40.00');
  });

  it('moves a corrected sale from its former customer to the new one', async () => {
    const newest = await makeLastingShopper(app());
    const revenue = await follows(async ({ sale }) => {
      const lines = [{ productId: product, quantity: 5 }];
      await seller.correct({ id: sale }, { lines, customerId: newest.customerId });
    });
    expect(revenue).toBe('100.00');
    const [row] = await app().sql('select * from customer_sales where customer_id = ?', [newest.customerId]);
    expect([Number(row!.orders), Number(row!.revenue_minor)]).toEqual([1, 5_000]);
  });

  it('moves a sale through several customers before the job runs', async () => {
    const [second, third] = [await makeLastingShopper(app()), await makeLastingShopper(app())];
    const lines = [{ productId: product, quantity: 3 }];
    const revenue = await follows(async ({ sale }) => {
      for (const { customerId } of [second, third]) await seller.correct({ id: sale }, { lines, customerId });
      await seller.correct({ id: sale }, { lines, customerId: null });
    });
    expect(revenue).toBe('80.00');
    const found = await app().sql('select * from customer_sales where customer_id in (?, ?)', [
      second.customerId,
      third.customerId,
    ]);
    expect(found).toEqual([]);
  });

  it('includes a voided sale', async () => {
    expect(await follows(({ sale }) => seller.void({ id: sale }))).toBe('50.00');
  });

  it('drops a customer whose only order is canceled', async () => {
    const once = await makeLastingShopper(app());
    const { id: orderId } = await makeOrder(app(), once, 'PAID');
    app().clock.advance(2 * dayMs);
    await app().work();
    const known = () => app().sql('select 1 from customer_sales where customer_id = ?', [once.customerId]);
    expect(await known()).toHaveLength(1);
    await app().mutate('cancelOrder', { orderId, reason: 'Late.' }, 'order { id }');
    await app().work();
    expect(await known()).toEqual([]);
    await expectRight();
  });

  it('may be that an unpaid order expires, which counts on the day on which it was placed', async () => {
    goTo('23:50:00');
    const day = today();
    await makeOrder(app(), shopper, 'PENDING_PAYMENT');
    const revenue = async () =>
      (
        await analytics(app(), 'dashboard(range: $range) { revenue { amount } }', {
          range: { from: day, to: day },
        })
      ).dashboard.revenue.amount;
    expect(await revenue()).toBe('20.00');
    goTo('00:11:00');
    await app().work();
    expect(await closed()).toBe(day);
    expect(await revenue()).toBe('20.00');
    app().clock.advance(60 * minuteMs);
    await app().work();
    expect(await revenue()).toBe('0.00');
    await expectRight();
  });

  it('writes nothing while the day is open', async () => {
    const order = await makeOrder(app(), shopper, 'PAID');
    const before = await app().sql('select * from seller_sales order by day');
    await refundSome(app(), order.paymentId!);
    await app().work();
    expect(await app().sql('select * from seller_sales order by day')).toEqual(before);
    await expectRight();
  });
});

describe('another time zone', () => {
  it.each(['America/New_York', 'Pacific/Kiritimati', 'Asia/Kathmandu'])(
    '%s shows at once',
    async timeZone => {
      for (const time of ['02:00:00', '11:00:00', '20:00:00', '03:30:00']) {
        goTo(time);
        await sell(2, { customerId: shopper.customerId });
      }
      app().clock.advance(3 * dayMs);
      await app().work();
      await expectRight();
      await updateSettings(app(), { timeZone });
      await expectRightReports();
      app().clock.advance(6 * minuteMs);
      await app().work();
      expect((await rollupState(app())).timeZone).toBe(timeZone);
      await expectRight();
      await updateSettings(app(), { timeZone: 'UTC' });
      await expectRightReports();
      app().clock.advance(6 * minuteMs);
      await app().work();
      await expectRight();
    },
  );

  it('that is set only for a moment loses no late change', async () => {
    const order = await makeOrder(app(), shopper, 'PAID');
    app().clock.advance(2 * dayMs);
    await app().work();
    // Days are closed every five minutes; the time zone is back before the next time.
    goTo('12:00:30');
    await app().work();
    await updateSettings(app(), { timeZone: 'Asia/Tokyo' });
    await refundSome(app(), order.paymentId!);
    await app().work();
    await expectRightReports();
    await updateSettings(app(), { timeZone: 'UTC' });
    await app().work();
    await expectRightReports();
    app().clock.advance(6 * minuteMs);
    await app().work();
    await expectRight();
  });
});

describe('invalidating the rollups', () => {
  it('changes no report, and they are rebuilt', async () => {
    await sell(2);
    app().clock.advance(2 * dayMs);
    await app().work();
    const before = await app().sql(
      'select * from product_sales order by grain, period, product_id, channel',
      [],
    );
    await inTransaction(app().context(), invalidateRollups);
    expect(await closed()).toBeNull();
    expect(await app().sql('select 1 from product_sales')).toEqual([]);
    await expectRightReports();
    await close();
    await expectRight();
    expect(
      await app().sql('select * from product_sales order by grain, period, product_id, channel'),
    ).toEqual(before);
  });

  it('happens when history is imported', async () => {
    await sell(2, { customerId: shopper.customerId });
    app().clock.advance(2 * dayMs);
    await app().work();
    await app().mutate('createProduct', { sku: 'OLD-1', name: 'Old', price: '3.00' }, 'product { id }');
    const folder = csvFolder({
      'customers.csv': 'code,name,contactName,email,phone,city,country\nC1,Ann,,ann@example.com,,,\n',
      'staff.csv': 'code,name,email,jobTitle,hiredOn\nE1,Bob,,,\n',
      'orders.csv': `number,customerCode,staffCode,placedAt,shippedAt,status
O-1,C1,E1,2026-02-11T09:00:00Z,,DELIVERED
O-2,C1,E1,2026-02-12T09:00:00Z,,REFUNDED
O-3,C1,E1,2026-02-12T09:00:00Z,,CANCELLED
O-4,,,2024-12-31T23:59:59Z,,DELIVERED
`,
      'order-lines.csv': `orderNumber,sku,quantity,unitPrice,discountRate
O-1,OLD-1,3,2.50,0.1
O-2,OLD-1,5,2.50,0
O-3,OLD-1,7,2.50,0
O-4,OLD-1,11,2.00,0
`,
    });
    const imported = () => importCsv(app(), folder);
    await imported();
    await app().work();
    await expectRightReports({ from: '2024-12-01', to: '2026-12-31' });
    app().clock.advance(6 * minuteMs);
    await app().work();
    await expectRight();
    await expectRightReports({ from: '2024-12-01', to: '2026-12-31' });
    // The refunded one counts as an order without revenue.
    const { salesTrend } = await analytics(
      app(),
      'salesTrend(range: $range, interval: MONTH) { orders revenue { amount } }',
      {
        range: { from: '2026-02-01', to: '2026-02-28' },
      },
    );
    expect(salesTrend).toEqual([{ orders: 2, revenue: { amount: '6.75' } }]);
    // Importing the same again changes nothing, so nothing is invalidated.
    const state = await rollupState(app());
    await imported();
    await app().work();
    expect(await rollupState(app())).toEqual(state);
  });
});
