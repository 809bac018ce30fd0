import { accounts, password } from './kit/api.ts';
import { expect, test } from './kit/test.ts';

test('a manager signs in, and comes to where they wanted to go', async ({ open, page, server }) => {
  void open;
  await page.goto(`${server.url}/office/suppliers?search=alp`);
  await page.getByLabel('Email').fill(accounts.manager);
  await page.keyboard.press('Tab');
  await page.keyboard.type('not the password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('wrong');

  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Suppliers' })).toBeVisible();
  await expect(page).toHaveURL(/search=alp/);
  await expect(page.getByRole('row', { name: /Alpenglow Audio/ })).toBeVisible();

  // No script can read what the session consists of.
  const cookies = await page.context().cookies();
  expect(cookies.map(cookie => [cookie.httpOnly, cookie.sameSite])).toEqual([
    [true, 'Strict'],
    [true, 'Strict'],
  ]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('a visitor of the demo store signs in without a word to look up', async ({ page, server }) => {
  await page.goto(`${server.url}/office/orders`);
  await page.getByRole('button', { name: 'Max Manager' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Orders', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Account of Max Manager' })).toBeVisible();
});

test('signing out in one window signs out in all of them at once', async ({ open }) => {
  const first = await open('manager', '/suppliers');
  const second = await first.context().newPage();
  await second.goto('/office/');
  await expect(second.getByRole('button', { name: /Account of/ })).toBeVisible();

  await first.getByRole('button', { name: /Account of/ }).click();
  await first.getByRole('button', { name: 'Sign out', exact: true }).click();

  await expect(first.getByLabel('Password')).toBeVisible();
  await expect(second.getByLabel('Password')).toBeVisible();
});
