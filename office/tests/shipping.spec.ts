import { expectAccessible } from './kit/accessible.ts';
import type { Api } from './kit/api.ts';
import { expect, test } from './kit/test.ts';
import { placeOrders } from './sell/place-orders.ts';

const methods = `{ shippingMethods { name code kind active zones { name }
  rates { upToWeightGrams price { amount } } freeFrom { amount } } }`;

async function addMethod(api: Api, input: object): Promise<string> {
  const { createShippingMethod } = await api.ask(
    'admin',
    'mutation ($input: CreateShippingMethodInput!) { createShippingMethod(input: $input) { shippingMethod { id } userErrors { message } } }',
    { input },
  );
  expect(createShippingMethod.userErrors).toEqual([]);
  return createShippingMethod.shippingMethod.id;
}

test('a shop sets up how it ships: by weight to a zone, corrected, deleted, and back', async ({
  open,
  api,
}) => {
  await api.ask(
    'admin',
    'mutation { createZone(input: { name: "Germany", countries: [DE] }) { userErrors { message } } }',
  );
  const page = await open('admin', '/shipping');
  await expect(page.getByText('Everything is sent for nothing')).toBeVisible();
  await page.getByRole('button', { name: 'Add method' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New shipping method' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Parcel');
  await dialog.getByRole('textbox', { name: 'Code' }).fill('PARCEL');
  await dialog.getByRole('button', { name: /The price goes/ }).press('Enter');
  await page.getByRole('option', { name: 'By the weight of the goods' }).press('Enter');
  await dialog.getByRole('textbox', { name: 'Up to, 1' }).fill('5000');
  await dialog.getByRole('textbox', { name: 'Price, 1' }).fill('4.90');
  await dialog.getByRole('button', { name: 'Add price' }).press('Enter');
  await dialog.getByRole('textbox', { name: 'Up to, 2' }).fill('1000');
  await dialog.getByRole('textbox', { name: 'Price, 2' }).fill('9.90');
  await dialog.getByRole('textbox', { name: 'Free from' }).fill('100');
  await dialog.getByRole('button', { name: /Zones/ }).press('Enter');
  await page.getByRole('option', { name: 'Germany' }).click();
  await page.keyboard.press('Escape');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add method' }).press('Enter');
  // Limits that fall are refused at their field, and what was typed stays.
  await expect(dialog.getByText('must be more than in the rate before it')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Up to, 1' }).fill('500');
  await dialog.getByRole('button', { name: 'Add method' }).press('Enter');
  const row = page.getByRole('row', { name: /Parcel/ });
  await expect(row).toContainText('Germany');
  await expect(row).toContainText('4.90');
  await expect(row).toContainText('up to 1,000 g');
  await expect(row).toContainText('free from');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Edit Parcel' }).press('Enter');
  const edit = page.getByRole('dialog', { name: 'Edit Parcel' });
  await edit.getByRole('button', { name: 'Remove price 2' }).press('Enter');
  await edit.getByRole('checkbox', { name: 'Offered to customers' }).press('Space');
  await edit.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(row).toContainText('Not offered');
  expect((await api.ask('admin', methods)).shippingMethods).toEqual([
    {
      name: 'Parcel',
      code: 'PARCEL',
      kind: 'BY_WEIGHT',
      active: false,
      zones: [{ name: 'Germany' }],
      rates: [{ upToWeightGrams: 500, price: { amount: '4.90' } }],
      freeFrom: { amount: '100.00' },
    },
  ]);

  await page.getByRole('button', { name: 'Delete Parcel' }).press('Enter');
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByText('Parcel is back')).toBeVisible();
  await expect(row).toContainText('Not offered');
});

test('an order by phone names how it is sent', async ({ open, api }) => {
  await addMethod(api, { code: 'EXPRESS', name: 'Express', kind: 'FLAT', rates: [{ price: '12.50' }] });
  await addMethod(api, { code: 'PICKUP', name: 'Pick-up', kind: 'PICKUP', rates: [{ price: '0' }] });
  const page = await open('manager', '/orders/new');
  await page.getByRole('combobox', { name: 'Customer' }).fill('lena');
  await page.getByRole('option', { name: /Lena Novak/ }).click();
  await page.getByRole('combobox', { name: 'Add a product' }).fill('aurora');
  await page.getByRole('option', { name: /Aurora desk lamp/ }).click();
  const place = page.getByRole('button', { name: 'Place order' });
  await expect(page.getByRole('radio', { name: 'Pick-up, $0.00' })).toBeVisible();
  await place.focus();
  await expect(page.getByRole('tooltip')).toContainText('Choose how it is sent.');
  await page.getByRole('radio', { name: 'Express, $12.50' }).press('Space');
  await expect(page.getByRole('term').filter({ hasText: 'Shipping' })).toBeVisible();
  await expectAccessible(page);
  await place.press('Enter');
  await expect(page.getByRole('heading', { name: /^Order / })).toBeVisible();
  await expect(page.getByRole('term').filter({ hasText: 'Express' })).toBeVisible();
});

test('what shipping cost is refunded in part', async ({ open, api }) => {
  const method = { code: 'EXPRESS', name: 'Express', kind: 'FLAT', rates: [{ price: '12.50' }] };
  const [order] = await placeOrders(api, 1, 'PAID', 1, await addMethod(api, method));
  const page = await open('manager', `/orders/${order!.id}`);
  await page.getByRole('button', { name: 'More actions' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Refund shipping' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Refund shipping of order/ });
  await dialog.getByRole('textbox', { name: 'Amount' }).fill('13');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('It came late.');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Refund shipping' }).press('Enter');
  await expect(dialog.getByText('at most 12.50 USD')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Amount' }).fill('5');
  await dialog.getByRole('button', { name: 'Refund shipping' }).press('Enter');
  await expect(dialog).toBeHidden();
  const { orders } = await api.ask(
    'manager',
    '{ orders(first: 1) { nodes { shippingName shippingTotal { amount } amountRefunded { amount } paymentStatus } } }',
  );
  expect(orders.nodes[0]).toEqual({
    shippingName: 'Express',
    shippingTotal: { amount: '12.50' },
    // With the tax of 9 % on it.
    amountRefunded: { amount: '5.45' },
    paymentStatus: 'PARTIALLY_REFUNDED',
  });
});
