import { expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';
import { makeProduct } from '../kit/factories/product.ts';
import { importCsv } from '../kit/import.ts';
import { newKey } from '../kit/new-key.ts';

const app = useApp();

/** Imports an order of 3 units at 7.50. */
async function importOrder(sku: string, shippedAt: string): Promise<void> {
  await importCsv(app(), {
    'orders.csv': `number,customerCode,staffCode,placedAt,shippedAt,status\nOLD-1,,,2026-02-01T10:00:00Z,${shippedAt},DELIVERED\n`,
    'order-lines.csv': `orderNumber,sku,quantity,unitPrice,discountRate\nOLD-1,${sku},3,7.50,\n`,
  });
}

const booked = async () => {
  const { orderByNumber: order, analytics } = await app().ask(
    'manager',
    `{
      orderByNumber(number: "OLD-1") { id status amountRefunded { amount } lines { id refunded { amount } } }
      analytics { salesTrend(range: { from: "2026-02-01", to: "2026-02-01" }, interval: DAY) { units revenue { amount } } }
    }`,
  );
  const [{ units, revenue }] = analytics.salesTrend;
  return { order, units, revenue: revenue.amount, refunded: order.amountRefunded.amount };
};

it('what is handed out for returned goods of an imported order is taken off its revenue, and stays so', async () => {
  const { sku } = await makeProduct(app());
  await importOrder(sku, '');
  await app().work();
  const { order } = await booked();
  const { userErrors } = await app().mutate(
    'returnOrderLines',
    {
      idempotencyKey: newKey(),
      orderId: order.id,
      lines: [{ orderLineId: order.lines[0].id, quantity: 2, restock: true }],
    },
    'order { id }',
  );
  expect(userErrors).toEqual([]);
  await app().work();
  const after = { units: 1, revenue: '7.50', refunded: '15.00' };
  expect(await booked()).toMatchObject(after);

  // Reading the old books again, with another day of shipping, knows nothing of what happened here.
  await importOrder(sku, '2026-02-03T10:00:00Z');
  await app().work();
  const again = await booked();
  expect(again).toMatchObject(after);
  expect(again.order.lines).toMatchObject([{ refunded: { amount: '15.00' } }]);
});
