import { expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';
import { makeProduct } from '../kit/factories/product.ts';
import { importCsv } from '../kit/import.ts';
import { updateSettings } from '../kit/update-settings.ts';

const app = useApp();

const trend = `{ analytics { salesTrend(range: { from: "2010-11-05", to: "2010-11-08" }, interval: DAY) { periodStart orders } } }`;

it('days are closed where the clocks were put back over midnight, with each order once', async () => {
  await updateSettings(app(), { timeZone: 'America/Goose_Bay' });
  const { sku } = await makeProduct(app());
  // At 03:01 UTC it became 23:01 of the day before again.
  const times = ['2010-11-06T16:00:00Z', '2010-11-07T03:30:00Z', '2010-11-07T16:00:00Z'];
  const orders = times.map((at, index) => `OLD-${index},,,${at},,DELIVERED`);
  const lines = times.map((_, index) => `OLD-${index},${sku},1,7.50,`);
  await importCsv(app(), {
    'orders.csv': `number,customerCode,staffCode,placedAt,shippedAt,status\n${orders.join('\n')}\n`,
    'order-lines.csv': `orderNumber,sku,quantity,unitPrice,discountRate\n${lines.join('\n')}\n`,
  });
  await app().work();
  const [state] = await app().sql<{ closed: string }>('select closed_through as closed from rollup_state');
  expect(state!.closed).toBe('2026-02-28');
  const { analytics } = await app().ask('manager', trend);
  expect(analytics.salesTrend).toEqual([
    { periodStart: '2010-11-05', orders: 0 },
    { periodStart: '2010-11-06', orders: 1 },
    { periodStart: '2010-11-07', orders: 2 },
    { periodStart: '2010-11-08', orders: 0 },
  ]);
});
