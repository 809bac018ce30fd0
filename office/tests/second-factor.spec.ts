import { expectAccessible } from './kit/accessible.ts';
import { accounts, password } from './kit/api.ts';
import { codeOf } from './kit/authenticator.ts';
import { expect, test } from './kit/test.ts';

test('somebody sets up a second factor, and signs in with it and with a recovery code', async ({ open }) => {
  const page = await open('manager', '/account?tab=security');
  await page.getByRole('button', { name: 'Set up' }).press('Enter');
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  await expectAccessible(page);
  const secret = (await page.getByRole('listitem').locator('code').textContent()) ?? '';

  await page.getByLabel('Code of the app').fill('000000');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Code of the app')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Code of the app').fill(codeOf(secret));
  await page.keyboard.press('Enter');
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const [recoveryCode = ''] = await codes.allTextContents();
  await page.getByRole('button', { name: 'I have stored them' }).press('Enter');
  await expect(codes).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Turn off' })).toBeVisible();

  for (const code of [codeOf(secret, 1), recoveryCode]) {
    await page.getByRole('button', { name: /Account of/ }).press('Enter');
    await page.getByRole('button', { name: 'Sign out', exact: true }).press('Enter');
    await page.getByLabel('Email').fill(accounts.manager);
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await page.getByLabel('Code').fill(code);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /Account of/ })).toBeVisible();
  }
});

test('a role that asks for a second factor opens nothing else until it is set up', async ({ open, api }) => {
  const { roles } = await api.ask('admin', '{ roles { id name } }');
  const staff = roles.find((role: { name: string }) => role.name === 'Staff');
  await api.ask(
    'admin',
    'mutation ($roleId: ID!) { updateRole(input: { roleId: $roleId, requiresMfa: true }) { userErrors { message } } }',
    { roleId: staff.id },
  );
  const page = await open('staff', '/suppliers');
  await expect(page.getByText('Your role asks for a second factor')).toBeVisible();
  await page.getByRole('button', { name: 'Set up' }).press('Enter');
  const secret = (await page.getByRole('listitem').locator('code').textContent()) ?? '';
  await page.getByLabel('Code of the app').fill(codeOf(secret));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Recovery codes' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Profile' })).toBeVisible();
  await page.getByRole('link', { name: 'Staff', exact: true }).click();
  await expect(page.getByRole('row', { name: /Sam Staff/ })).toBeVisible();
});
