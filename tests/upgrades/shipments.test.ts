import { expect, inject, it } from 'vitest';
import { shipments as migration } from '../../src/migrations/2026-11-28-shipments.ts';
import { runStep } from '../../src/platform/database/migrations/migration.ts';
import { useApp } from '../kit/app.ts';
import { makeOrder } from '../kit/factories/order.ts';
import { makeShopper } from '../kit/factories/shopper.ts';
import { orderProblems } from '../kit/order-problems.ts';

const app = useApp();

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
async function shipmentsOf(orderId: string): Promise<any[]> {
  const query = 'query ($id: ID!) { order(id: $id) { shipments { id deliveredAt lines { quantity } } } }';
  return (await app().ask('staff', query, { id: orderId })).order.shipments;
}

async function ship(orderId: string) {
  const fields = 'order { status lines { shippedQuantity } }';
  return (await app().mutate('shipOrder', { orderId }, fields, 'staff')).order;
}

it('an order of an older store gets the one shipment that it was', async () => {
  const shopper = await makeShopper(app());
  const delivered = await makeOrder(app(), shopper, 'DELIVERED');
  const paid = await makeOrder(app(), shopper, 'PAID');
  await app().sql('delete from shipment_line');
  await app().sql('delete from shipment');
  await app().sql('update order_line set shipped_quantity = null');
  const engine = inject('database') === 'sqlite' ? 'sqlite' : 'mysql';
  const steps = migration[engine].filter(step => /^(?:insert|update)/.test(String(step)));
  expect(steps).toHaveLength(2);
  // A migration that was killed is run again.
  for (const step of [...steps, ...steps])
    await runStep({ run: (text, values) => app().sql(text, values) }, step);
  const [shipment, ...others] = await shipmentsOf(delivered.id);
  expect(others).toEqual([]);
  expect(shipment.id).toBe(delivered.id.replace('order_', 'shipment_'));
  expect(shipment.deliveredAt).toMatch(/^2026-/);
  expect(shipment.lines.map(({ quantity }: { quantity: number }) => quantity)).toEqual([2]);
  expect(await shipmentsOf(paid.id)).toEqual([]);
  expect(await ship(paid.id)).toMatchObject({ status: 'SHIPPED', lines: [{ shippedQuantity: 2 }] });
  expect(await orderProblems(app())).toEqual([]);
});
