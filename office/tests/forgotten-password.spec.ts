import { expectAccessible } from './kit/accessible.ts';
import { accounts } from './kit/api.ts';
import { linkInMail } from './kit/mails.ts';
import { expect, test } from './kit/test.ts';

test('a forgotten password is replaced by the link of a mail', async ({ open, server }) => {
  const page = await open(null, '/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  // The page before it has a field for the email address too.
  await expect(page.getByRole('heading', { name: 'Forgotten password' })).toBeVisible();
  await page.getByLabel('Email').fill(accounts.staff);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/office${await linkInMail(server, accounts.staff, '/reset-password')}`);
  await page.getByRole('textbox', { name: 'New password' }).fill('short');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'New password' })).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('textbox', { name: 'New password' }).fill('another long password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Your password is changed' })).toBeVisible();

  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Email').fill(accounts.staff);
  await page.getByLabel('Password').fill('another long password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Account of/ })).toBeVisible();
});

test('who is invited chooses a password by the link of the mail, and is in', async ({ open, server }) => {
  const admin = await open('admin', '/staff/invite');
  await admin.getByLabel('Name').fill('Ina Invited');
  await admin.getByLabel('Email').fill('ina@example.com');
  await admin.getByRole('checkbox', { name: /^Staff/ }).focus();
  await admin.keyboard.press('Space');
  await admin.getByRole('button', { name: 'Send the invitation' }).press('Enter');
  await expect(admin.getByRole('heading', { name: 'Ina Invited' })).toBeVisible();

  const link = await linkInMail(server, 'ina@example.com', '/accept-invitation');
  const ina = await open(null, link);
  await ina.getByRole('textbox', { name: 'Password', exact: true }).fill('a quiet place to sell');
  await ina.keyboard.press('Enter');
  await expect(ina.getByRole('navigation').getByRole('link', { name: 'Orders', exact: true })).toBeVisible();
  await expect(admin.getByText('Works here')).toBeVisible();
});
