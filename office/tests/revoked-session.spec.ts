import { expectAccessible } from './kit/accessible.ts';
import { accounts, password } from './kit/api.ts';
import { expect, test } from './kit/test.ts';

test('a session that is ended elsewhere signs out here at once, and signing in leads back', async ({
  open,
}) => {
  const here = await open('manager', '/staff?search=sam');
  await expect(here.getByRole('row', { name: /Sam Staff/ })).toBeVisible();
  const elsewhere = await open('manager', '/account?tab=security');
  await expectAccessible(elsewhere);
  await elsewhere.getByRole('button', { name: 'Sign out all other devices' }).press('Enter');

  await expect(here.getByText('Your session has ended')).toBeVisible();
  await here.getByLabel('Email').fill(accounts.manager);
  await here.getByLabel('Password').fill(password);
  await here.keyboard.press('Enter');
  await expect(here.getByRole('row', { name: /Sam Staff/ })).toBeVisible();
  await expect(here).toHaveURL(/\/office\/staff\?search=sam$/);
  await expect(elsewhere.getByText('This device')).toBeVisible();
});
