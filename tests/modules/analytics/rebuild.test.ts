import { expect, it } from 'vitest';
import { rebuildAnalytics } from '../../../src/modules/analytics/rollups/rebuild.ts';
import { useApp } from '../../kit/app.ts';
import { makeOrder } from '../../kit/factories/order.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { dayMs } from '../../kit/time.ts';

const app = useApp();

const trend = `{ analytics { salesTrend(range: { preset: LAST_7_DAYS }, interval: DAY) { periodStart orders units revenue { amount } } } }`;

const rows = async (table: string) => (await app().sql(`select * from ${table}`)).length;

it('rebuilding an empty store does nothing', async () => {
  const seen: number[] = [];
  expect(await rebuildAnalytics(app().context(), days => void seen.push(days))).toBe(0);
  expect(seen).toEqual([]);
});

it('rebuilds the rollups, whatever was wrong with them, and reports its progress', async () => {
  for (let day = 0; day < 3; day++) {
    await makeOrder(app(), await makeShopper(app()), 'PAID');
    app().clock.advance(dayMs);
  }
  await app().work();
  const right = await app().ask('manager', trend);
  expect(right.analytics.salesTrend.map(({ orders }: { orders: number }) => orders)).toEqual([
    0, 0, 0, 1, 1, 1, 0,
  ]);

  await app().sql('update seller_sales set orders = orders + 7');
  await app().sql('delete from product_sales');
  expect(await app().ask('manager', trend)).not.toEqual(right);

  const seen: string[] = [];
  expect(await rebuildAnalytics(app().context(), (days, total) => void seen.push(`${days}/${total}`))).toBe(
    3,
  );
  expect(seen).toEqual(['1/3', '2/3', '3/3']);
  expect(await app().ask('manager', trend)).toEqual(right);
  expect(await rows('product_sales')).toBe(3 + 3 + 3);

  const { auditLog } = await app().ask(
    'manager',
    '{ auditLog(filter: { action: "analytics.rebuilt" }) { totalCount } }',
  );
  expect(auditLog.totalCount).toBe(2);
});
