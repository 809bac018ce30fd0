import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';

test('an order by phone, with the keyboard alone', async ({ open, api }) => {
  const page = await open('manager', '/orders');
  await page.getByRole('link', { name: 'New order' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'New order' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Customer' }).focus();
  // Enter takes the first that is found, also when it comes before the answer.
  await page.keyboard.type('lena');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Customer' })).toHaveValue('Lena Novak');
  await expect(page.getByLabel('City')).toHaveValue('Prague');

  await page.getByRole('combobox', { name: 'Add a product' }).focus();
  await page.keyboard.type('aurora');
  await expect(page.getByRole('option', { name: /Air quality/ })).toBeHidden();
  await expect(page.getByRole('option', { name: /Aurora desk lamp/ })).toBeVisible();
  await page.keyboard.press('Enter');
  // The focus is in the quantity; Enter leads to the next product and places nothing.
  const quantity = page.getByRole('textbox', { name: 'Quantity of Aurora desk lamp' });
  await expect(quantity).toBeFocused();
  await page.keyboard.type('5000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Add a product' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByText(/Only \d+ in stock/)).toBeVisible();

  await quantity.focus();
  await quantity.selectText();
  await page.keyboard.type('2');
  await page.keyboard.press('Tab');
  await expect(page.getByText(/Only \d+ in stock/)).toBeHidden();
  await expectAccessible(page);

  // A reload loses nothing.
  await page.reload();
  await expect(page.getByText(/Draft restored/)).toBeVisible();
  await expect(quantity).toHaveValue('2');
  await expect(page.getByRole('combobox', { name: 'Customer' })).toHaveValue('Lena Novak');

  await page.getByLabel('Notes').fill('Ring twice');
  await page.getByRole('button', { name: 'Place order' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Order / })).toBeVisible();
  const { orders } = await api.ask(
    'manager',
    '{ orders(first: 1) { nodes { notes status customer { name } lines { quantity } shippingAddress { city } } } }',
  );
  expect(orders.nodes[0]).toEqual({
    notes: 'Ring twice',
    status: 'PENDING_PAYMENT',
    customer: { name: 'Lena Novak' },
    lines: [{ quantity: 2 }],
    shippingAddress: { city: 'Prague' },
  });

  // What was misheard is mended until it is shipped.
  await page.getByRole('button', { name: 'More actions' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Change addresses or notes' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Change order / });
  await expect(dialog.getByRole('combobox', { name: 'Country' })).toHaveValue('Czechia');
  await dialog.getByLabel('Street and number').fill('Vinohradská 66');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Vinohradská 66')).toBeVisible();
  await expect(page.getByText('Shipping address', { exact: true })).toBeVisible();

  // The next step, and the draft is gone.
  await page.getByRole('button', { name: 'Take payment' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Start payment' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Simulate the payment' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Ship', exact: true })).toBeVisible();
  await page.goto('/office/orders/new');
  await expect(page.getByRole('combobox', { name: 'Customer' })).toHaveValue('');
});

test('a caller who is new becomes a customer on the way', async ({ open }) => {
  const page = await open('manager', '/orders/new');
  await page.getByRole('button', { name: 'New customer' }).click();
  const dialog = page.getByRole('dialog', { name: 'New customer' });
  await dialog.getByLabel('Name').fill('Nadia Newcomer');
  await dialog.getByLabel('Email').fill('not an address');
  await dialog.getByRole('button', { name: 'Create customer' }).click();
  await expect(dialog.getByLabel('Email')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Email').fill('nadia@example.com');
  await dialog.getByLabel('City').fill('Oslo');
  await dialog.getByRole('button', { name: 'Create customer' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('combobox', { name: 'Customer' })).toHaveValue('Nadia Newcomer');
  await expect(page.getByLabel('City')).toHaveValue('Oslo');
});
