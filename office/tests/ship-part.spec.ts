import { personWith } from './access/people.ts';
import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';
import { placeOrders } from './sell/place-orders.ts';

test('somebody ships a part, corrects its number, ships the rest, and each parcel arrives', async ({
  open,
  api,
}) => {
  const [order] = await placeOrders(api, 1, 'PAID', 3);
  const page = await open('manager', `/orders/${order!.id}`);
  await page.getByRole('button', { name: 'Ship', exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: `Ship order ${order!.number}` });
  await expect(dialog.getByLabel('Tracking number')).toBeFocused();
  await dialog.getByLabel('Tracking number').fill('P-1');
  await dialog.getByLabel('Carrier').fill('DHL');
  const units = dialog.getByRole('textbox', { name: /^Units of .* to ship$/ });
  await expect(units).toHaveValue('3');
  await units.fill('0');
  await expect(dialog.getByRole('button', { name: /^Ship/ })).toHaveAttribute('aria-disabled', 'true');
  await units.fill('2');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Ship a part' }).press('Enter');
  await expect(page.getByText(`A part of order ${order!.number} is shipped`)).toBeVisible();
  // In the head of the page, and at the lines.
  await expect(page.getByText('Partly shipped', { exact: true })).toHaveCount(2);
  await expect(page.getByText('2 shipped')).toBeVisible();
  const first = page.getByRole('region', { name: 'Shipment 1' });
  await expect(first).toContainText(/DHL\s*P-1/);
  await expectAccessible(page);

  await first.getByRole('button', { name: 'Change' }).press('Enter');
  const change = page.getByRole('dialog', { name: 'Change the shipment' });
  await change.getByLabel('Tracking number').fill('P-2');
  await change.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(first).toContainText(/DHL\s*P-2/);
  await first.getByRole('button', { name: 'Delivered' }).press('Enter');
  await expect(page.getByText('Shipment 1 is delivered')).toBeVisible();

  await page.getByRole('button', { name: 'Ship', exact: true }).press('Enter');
  await expect(dialog.getByText('1 of 3 left to ship')).toBeVisible();
  await dialog.getByRole('button', { name: 'Ship', exact: true }).press('Enter');
  const rest = page.getByRole('region', { name: 'Shipment 2' });
  await expect(rest).toContainText('On its way');
  await rest.getByRole('button', { name: 'Delivered' }).press('Enter');
  await expect(rest).toContainText('Delivered');
  const { order: now } = await api.ask(
    'manager',
    'query ($id: ID!) { order(id: $id) { headline shipments { deliveredAt lines { quantity } } } }',
    { id: order!.id },
  );
  expect(now.headline).toBe('DELIVERED');
  expect(now.shipments.map((shipment: { lines: unknown }) => shipment.lines)).toEqual([
    [{ quantity: 2 }],
    [{ quantity: 1 }],
  ]);
});

test('who may not manage orders sees the shipments, and no buttons for them', async ({ open, api }) => {
  const [order] = await placeOrders(api, 1, 'SHIPPED', 1);
  const reader = await personWith(api, ['ORDERS_VIEW']);
  const page = await open(reader, `/orders/${order!.id}`);
  await expect(page.getByRole('region', { name: 'Shipment 1' })).toContainText('On its way');
  await expect(page.getByRole('button', { name: 'Delivered' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Change' })).toBeHidden();
});
