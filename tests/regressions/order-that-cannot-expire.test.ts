import { expect, it } from 'vitest';
import { sql } from '../../src/platform/database/sql.ts';
import { useApp } from '../kit/app.ts';
import { makeOrder, orderOf } from '../kit/factories/order.ts';
import { makeShopper } from '../kit/factories/shopper.ts';
import { onHandOf } from '../kit/stock.ts';

const app = useApp();

const setReturned = (orderId: string, quantity: number) =>
  app().app.database.run(
    sql`update order_line set returned_quantity = ${quantity} where order_id = ${orderId}`,
  );

// One order that could not be expired stopped the expiry of all later ones, until somebody repaired it.
it('is reported, holds up no other order, and expires once it is repaired', async () => {
  const shopper = await makeShopper(app());
  const orders = [];
  for (let count = 0; count < 4; count++) orders.push(await makeOrder(app(), shopper));
  const [first, broken, ...later] = orders.map(({ id }) => id);
  // More came back than was bought, so its cancellation would take units that are not in stock.
  await setReturned(broken!, 10);
  const statusOf = async (id: string | undefined) => (await orderOf(app(), id!)).status;

  app().clock.advance(61 * 60_000);
  await app().work();
  expect(await statusOf(broken)).toBe('PENDING_PAYMENT');
  for (const id of [first, ...later]) expect(await statusOf(id)).toBe('CANCELLED');
  expect(await onHandOf(app(), orders[3]!.productId)).toBe(5);
  const reported = app().logLines.filter(line =>
    line.includes('orders.expire-unpaid could not handle a row'),
  );
  expect(reported.map(line => JSON.parse(line).id)).toEqual([broken]);

  await setReturned(broken!, 0);
  app().clock.advance(60_000);
  await app().work();
  expect(await statusOf(broken)).toBe('CANCELLED');
  expect(await onHandOf(app(), orders[1]!.productId)).toBe(5);
});
