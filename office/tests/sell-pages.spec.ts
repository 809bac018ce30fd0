import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';

test('a payment and its order lead to each other', async ({ open }) => {
  const page = await open('manager', '/payments?status=SUCCEEDED');
  await page
    .getByRole('row', { name: /Order W-/ })
    .first()
    .getByRole('rowheader')
    .click();
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toContainText('Order W-');
  await expectAccessible(page);
  const number = ((await title.textContent()) ?? '').replace('Order ', '');
  await page.getByRole('link', { name: `Order ${number}` }).click();
  await expect(page.getByRole('heading', { name: `Order ${number}`, level: 1 })).toBeVisible();
  await page.getByRole('region', { name: 'Payments' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/payments\/payment_/);
});

test('filters of orders stand in the address, and back leads through them', async ({ open }) => {
  const page = await open('manager', '/orders');
  await page.getByRole('link', { name: 'Delivered' }).click();
  await expect(page).toHaveURL(/tab=delivered/);
  await page.getByRole('searchbox', { name: 'Search orders' }).fill('lena.novak@example.com');
  await expect(page).toHaveURL(/search=lena/);
  await expect(page.getByRole('row').nth(1)).toContainText('Lena Novak');
  await expect(page.getByRole('link', { name: 'Kofi Mensah' })).toBeHidden();
  await page.goBack();
  await expect(page).not.toHaveURL(/tab=delivered/);
});

test('who may not see customers is told so', async ({ open, api }) => {
  void api;
  const page = await open('customer', '/customers');
  await expect(page.getByText('There is nothing for it here')).toBeVisible();
});
