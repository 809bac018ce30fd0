import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';

const pages = [
  ['/orders', 'Orders'],
  ['/orders/new', 'New order'],
  ['/customers', 'Customers'],
  ['/customers/new', 'New customer'],
  ['/payments', 'Payments'],
] as const;

for (const [colorScheme, width] of [
  ['light', 360],
  ['dark', 1440],
] as const)
  test(`the pages of selling are accessible and fit, ${colorScheme} at ${width} px`, async ({ open }) => {
    const page = await open('manager', '/orders', { colorScheme, viewport: { width, height: 800 } });
    for (const [path, heading] of pages) {
      await page.goto(`/office${path}`);
      await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
    }
  });

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
