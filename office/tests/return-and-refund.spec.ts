import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';
import { placeOrders } from './sell/place-orders.ts';

test('goods come back and their price is refunded; then a part of the rest', async ({ open, api }) => {
  const [order] = await placeOrders(api, 1, 'SHIPPED', 3);
  const page = await open('manager', `/orders/${order!.id}`);
  await expect(page.getByRole('heading', { name: `Order ${order!.number}`, level: 1 })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Return', exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: /Return goods/ });
  await dialog.getByRole('textbox', { name: /Units of .* that came back/ }).fill('1');
  await dialog.getByLabel('Reason').fill('One too many');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Record return' }).press('Enter');
  await expect(page.getByText('The return is recorded')).toBeVisible();
  await expect(page.getByText('1 returned')).toBeVisible();
  await expect(page.getByText('Goods came back')).toBeVisible();
  // The payment, and the order as a whole.
  await expect(page.getByText('Partly refunded')).toHaveCount(2);

  await page.getByRole('button', { name: 'Refund', exact: true }).press('Enter');
  const refund = page.getByRole('dialog', { name: 'Refund payment' });
  await refund.getByLabel('Amount').fill('100000');
  await refund.getByLabel('Reason').fill('A scratch');
  await refund.getByRole('button', { name: 'Refund', exact: true }).press('Enter');
  // The API knows what is left, and the form says it at the field.
  await expect(refund.getByLabel('Amount')).toHaveAttribute('aria-invalid', 'true');
  await refund.getByLabel('Amount').fill('1');
  await refund.getByRole('button', { name: 'Refund', exact: true }).press('Enter');
  await expect(page.getByText('The refund is recorded')).toBeVisible();
  await expect(page.getByText(/A scratch/)).toBeVisible();

  const { order: now } = await api.ask(
    'manager',
    'query ($id: ID!) { order(id: $id) { lines { returnedQuantity } payments { refunds { reason amount { amount } } } } }',
    { id: order!.id },
  );
  expect(now.lines[0].returnedQuantity).toBe(1);
  expect(now.payments[0].refunds).toHaveLength(2);
  expect(now.payments[0].refunds[1]).toEqual({ reason: 'A scratch', amount: { amount: '1.00' } });

  await page.getByRole('link', { name: 'Refunds' }).click();
  const row = page.getByRole('row').filter({ hasText: 'A scratch' });
  await expect(row.getByText('$1.00')).toBeVisible();
  await expect(row.getByText('Refunded', { exact: true })).toBeVisible();
});

test('an order follows what others do with it, and offers only what can be done', async ({ open, api }) => {
  const [order] = await placeOrders(api, 1, 'PAID');
  const page = await open('manager', `/orders/${order!.id}`);
  await expect(page.getByRole('button', { name: 'Ship', exact: true })).toBeVisible();
  await api.ask(
    'manager',
    'mutation ($id: ID!) { shipOrder(input: { orderId: $id, trackingNumber: "ELSEWHERE-1" }) { userErrors { message } } }',
    { id: order!.id },
  );
  await expect(page.getByText('ELSEWHERE-1', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Mark as delivered' })).toBeVisible();
  await page.getByRole('button', { name: 'More actions' }).press('Enter');
  await expect(page.getByRole('menuitem', { name: /Cancel order/ })).toHaveAttribute('aria-disabled', 'true');
});
