import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';
import { placeOrders } from './sell/place-orders.ts';

test('somebody ships three orders at once, each with its tracking number', async ({ open, api }) => {
  const orders = await placeOrders(api, 3, 'PAID');
  const page = await open('manager', '/orders?tab=to-ship');
  for (const { number } of orders) {
    await page.getByRole('row', { name: number }).getByRole('checkbox').check({ force: true });
  }
  await expect(page.getByText('3 rows selected')).toBeVisible();
  await page.getByRole('button', { name: 'Ship', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Ship 3 orders' });
  for (const [at, { number }] of orders.entries())
    await dialog.getByLabel(`Tracking number of ${number}`).fill(`TN-${at}`);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Ship 3 orders' }).click();

  await expect(page.getByText('3 orders shipped')).toBeVisible();
  await expect(dialog).toBeHidden();
  for (const { number } of orders) await expect(page.getByRole('row', { name: number })).toBeHidden();
  for (const [at, { id }] of orders.entries()) {
    const { order } = await api.ask(
      'manager',
      'query ($id: ID!) { order(id: $id) { status trackingNumber } }',
      { id },
    );
    expect(order).toEqual({ status: 'SHIPPED', trackingNumber: `TN-${at}` });
  }
});

test('what cannot be shipped says why, and does not hold up the rest', async ({ open, api }) => {
  const [first, second] = await placeOrders(api, 2, 'PAID');
  const page = await open('manager', '/orders?tab=to-ship');
  for (const { number } of [first!, second!]) {
    await page.getByRole('row', { name: number }).getByRole('checkbox').check({ force: true });
  }
  await page.getByRole('button', { name: 'Ship', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Ship 2 orders' });
  await expect(dialog.getByLabel(`Tracking number of ${second!.number}`)).toBeVisible();

  // Somebody else is faster with one of them.
  await api.ask(
    'manager',
    'mutation ($id: ID!) { shipOrder(input: { orderId: $id }) { userErrors { message } } }',
    {
      id: first!.id,
    },
  );
  await dialog.getByRole('button', { name: 'Ship 2 orders' }).click();
  await expect(dialog.getByText('Shipped', { exact: true })).toBeVisible();
  await expect(dialog.getByText(/was shipped; it cannot be shipped now/)).toBeVisible();
});

test('new orders are announced, and shown when asked for', async ({ open, api }) => {
  const page = await open('manager', '/orders');
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  const [order] = await placeOrders(api, 1);
  await expect(page.getByText('1 new order')).toBeVisible();
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('row', { name: order!.number })).toBeVisible();
  await expect(page.getByText('1 new order')).toBeHidden();
});
