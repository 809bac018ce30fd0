import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';

test('a clerk rents something out, takes the first payment, and takes it back', async ({ open }) => {
  const page = await open('manager', '/rentals/new');
  await page.getByRole('combobox', { name: 'Customer' }).fill('Anna');
  await page.getByRole('option', { name: /Anna/ }).first().click();
  // Else an option of the list that closes could be taken for one of the next.
  await expect(page.getByRole('option')).toHaveCount(0);
  const product = page.getByRole('combobox', { name: 'Product' });
  await product.press('ArrowDown');
  await page.getByRole('option').first().click();
  await expect(product).not.toHaveValue('');
  await page.getByRole('textbox', { name: 'Months' }).fill('6');
  await page.keyboard.press('Tab');
  const quote = page.getByRole('region', { name: 'Quote' });
  await expect(quote).toContainText('With the deposit');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create rental' }).press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: /Rental/ })).toBeVisible();
  await expect(page.getByText('Awaiting signature', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Sign…' }).press('Enter');
  const contract = page.getByRole('dialog', { name: /Sign the contract/ });
  await contract.getByRole('textbox', { name: 'Name of the signer' }).fill('Anna Bergström');
  await contract.getByText('The customer has read the contract').click();
  await contract.getByRole('button', { name: 'Sign', exact: true }).press('Enter');
  await expect(contract).toBeHidden();

  await page.getByRole('button', { name: 'Take payment…' }).press('Enter');
  const payment = page.getByRole('dialog', { name: /Take payment/ });
  await payment.getByRole('button', { name: 'Start payment' }).press('Enter');
  await payment.getByRole('button', { name: 'Simulate the payment' }).press('Enter');
  await expect(page.getByText('Active', { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'More actions' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Take back…' }).press('Enter');
  const back = page.getByRole('dialog', { name: /Take back/ });
  await back.getByRole('radio', { name: 'Damaged' }).press('Space');
  await back.getByRole('textbox', { name: 'Notes' }).fill('A scratch on the lid');
  await back.getByRole('button', { name: 'Take back' }).press('Enter');
  await expect(back).toBeHidden();
  await expect(page.getByText('Returned', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/Damaged, A scratch on the lid/)).toBeVisible();

  await page.getByRole('link', { name: 'Rentals' }).last().click();
  await page.getByRole('link', { name: /Ended/ }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Anna' })).toBeVisible();
});
