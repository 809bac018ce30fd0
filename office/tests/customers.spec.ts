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
