import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';
import { placeOrders } from './sell/place-orders.ts';

test('a clerk records a transfer in two parts, and the order is paid', async ({ open, api }) => {
  const [order] = await placeOrders(api, 1, 'PENDING_PAYMENT', 2);
  const page = await open('staff', `/orders/${order!.id}`);
  await page.getByRole('button', { name: 'Record payment' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: /Record payment for order/ });
  const amount = dialog.getByLabel('Amount');
  const due = await amount.inputValue();
  await expectAccessible(page);

  // More than is due is said at the field, and nothing that was typed is lost.
  await dialog.getByRole('button', { name: /Paid by/ }).press('Enter');
  await page.getByRole('option', { name: 'Bank transfer' }).press('Enter');
  await dialog.getByLabel('Reference').fill('RF18 5390 0754 7034');
  await amount.fill('999999');
  await dialog.getByRole('button', { name: 'Record payment' }).press('Enter');
  await expect(amount).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog.getByLabel('Reference')).toHaveValue('RF18 5390 0754 7034');
  await amount.fill('1');
  await dialog.getByRole('button', { name: 'Record payment' }).press('Enter');
  await expect(page.getByText('The payment is recorded')).toBeVisible();
  const payments = page.getByRole('region', { name: 'Payments' });
  await expect(payments).toContainText('Bank transfer RF18 5390 0754 7034');
  // In the head of the page, and at its payments.
  await expect(page.getByText('Partly paid', { exact: true })).toHaveCount(2);

  await page.getByRole('button', { name: 'Record payment' }).press('Enter');
  expect(Number(await amount.inputValue())).toBe(Number(due) - 1);
  await dialog.getByRole('button', { name: /Paid by/ }).press('Enter');
  await page.getByRole('option', { name: 'Cash' }).press('Enter');
  await dialog.getByRole('button', { name: 'Record payment' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Ship', exact: true })).toBeVisible();
  const { order: now } = await api.ask(
    'manager',
    'query ($id: ID!) { order(id: $id) { status amountDue { amount } payments { provider status } } }',
    { id: order!.id },
  );
  expect(now).toMatchObject({ status: 'PAID', amountDue: { amount: '0.00' } });
  expect(now.payments).toHaveLength(2);
});
