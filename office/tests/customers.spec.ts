import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';

test('a customer is created, edited, deleted, and restored', async ({ open }) => {
  const page = await open('manager', '/customers');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'New customer' }).press('Enter');
  await page.getByLabel('Name').fill('Otto Owl');
  await page.getByLabel('Email').fill('otto@example.com');
  await page.getByLabel('City').fill('Ghent');
  await page.getByRole('button', { name: 'Create customer' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Otto Owl', level: 1 })).toBeVisible();
  await expect(page.getByText('No orders yet')).toBeVisible();
  await expectAccessible(page);
  // What the button has said while it waited is gone with it: nothing is left that has no name.
  await expect(page.locator('[data-live-announcer] [aria-labelledby]')).toHaveCount(0);

  await page.getByRole('link', { name: 'Edit' }).press('Enter');
  await page.getByLabel('Phone').fill('+32 9 123 45 67');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(page.getByRole('link', { name: '+32 9 123 45 67' })).toBeVisible();

  await page.getByRole('button', { name: 'More actions' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await page.getByRole('button', { name: 'Delete customer' }).press('Enter');
  await expect(page.getByText('Otto Owl is deleted')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByText('Otto Owl is restored')).toBeVisible();

  await page.getByRole('searchbox', { name: 'Search customers' }).fill('Otto');
  await page.getByRole('row', { name: 'Otto Owl' }).press('Enter');
  await page.getByRole('button', { name: 'More actions' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await page.getByRole('button', { name: 'Delete customer' }).press('Enter');
  await page.getByRole('link', { name: 'Deleted' }).press('Enter');
  await page.getByRole('button', { name: 'Restore Otto Owl' }).click();
  await expect(page.getByRole('button', { name: 'Restore Otto Owl' })).toBeHidden();
});

test('two people edit a customer at once, and the later one chooses what stays', async ({ open, api }) => {
  const { createCustomer } = await api.ask(
    'manager',
    'mutation { createCustomer(input: { name: "Pia Pear", phone: "1" }) { customer { id } userErrors { message } } }',
  );
  const { id } = createCustomer.customer;
  const page = await open('manager', `/customers/${id}/edit`);
  await page.getByLabel('Phone').fill('2');
  await page.getByLabel('City').fill('Lyon');
  await api.ask(
    'admin',
    'mutation ($id: ID!) { updateCustomer(input: { customerId: $id, phone: "3", email: "pia@example.com" }) { userErrors { message } } }',
    { id },
  );
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  const notice = page.getByRole('region', { name: /changed this while you were editing/ });
  await expect(notice).toBeVisible();
  await expectAccessible(page);
  await notice.getByRole('group', { name: 'Email' }).getByText('Their value').click();
  await notice.getByRole('button', { name: 'Save as chosen' }).press('Enter');
  await expect(page.getByText('The customer is saved')).toBeVisible();
  const { customer } = await api.ask(
    'manager',
    'query ($id: ID!) { customer(id: $id) { phone email address { city } } }',
    { id },
  );
  expect(customer).toEqual({ phone: '2', email: 'pia@example.com', address: { city: 'Lyon' } });
});

test('an address book: what a country needs, what is used, and an undo', async ({ open, api }) => {
  const { createCustomer } = await api.ask(
    'manager',
    'mutation { createCustomer(input: { name: "Quentin Quince" }) { customer { id } userErrors { message } } }',
  );
  const page = await open('manager', `/customers/${createCustomer.customer.id}`);
  const book = page.getByRole('region', { name: 'Address book' });
  await expect(book.getByText('No addresses yet')).toBeVisible();
  await book.getByRole('button', { name: 'Add address' }).click();
  const dialog = page.getByRole('dialog', { name: 'New address' });
  await dialog.getByRole('combobox', { name: 'Country' }).fill('united states');
  await page.getByRole('option', { name: 'United States', exact: true }).click();
  await dialog.getByLabel('Street and number').fill('300 Elm Street');
  await dialog.getByLabel('Postal code').fill('4321');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add address' }).click();
  // The server says at each field what the country needs.
  for (const label of ['Postal code', 'City'])
    await expect(dialog.getByLabel(label)).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog.getByText(/must be a postal code of United States, such as/)).toBeVisible();
  await dialog.getByLabel('Postal code').fill('43215');
  await dialog.getByLabel('City').fill('Columbus');
  await dialog.getByRole('button', { name: /Region/ }).click();
  await page.getByRole('option', { name: 'Ohio' }).click();
  await dialog.getByRole('button', { name: 'Add address' }).click();
  await expect(dialog).toBeHidden();
  await expect(book.getByText('Columbus, OH 43215')).toBeVisible();
  await expect(book.getByText('Ships here')).toBeVisible();
  await expectAccessible(page);

  await book.getByRole('button', { name: 'Edit 300 Elm Street' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit address' });
  await edit.getByLabel('Company').fill('Quince & Co.');
  await edit.getByLabel('Bill orders here when they name no address').uncheck({ force: true });
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(book.getByText('Quince & Co.')).toBeVisible();
  await expect(book.getByText('Bills here')).toBeHidden();

  await book.getByRole('button', { name: 'Delete 300 Elm Street' }).click();
  await expect(book.getByText('No addresses yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(book.getByText('Columbus, OH 43215')).toBeVisible();
  await expect(book.getByText('Ships here')).toBeVisible();
});
