import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';

const change =
  'mutation ($input: UpdateSettingsInput!) { updateSettings(input: $input) { userErrors { message } } }';

test('a setting is changed while somebody else changes it: the person chooses, and nothing is lost', async ({
  open,
  api,
}) => {
  const page = await open('admin', '/settings');
  await page.getByRole('textbox', { name: 'Name of the store' }).fill('Mine');
  await api.ask('admin', change, { input: { storeName: 'Theirs', lowStockThreshold: 9 } });
  await page.getByRole('button', { name: 'Save settings' }).press('Enter');

  const notice = page.getByRole('region', { name: /changed this while you were editing/ });
  await expect(notice).toBeFocused();
  await expect(notice).toContainText('Theirs');
  await expect(notice).not.toContainText('Low stock');
  await expectAccessible(page);
  await notice.getByRole('button', { name: 'Keep mine' }).press('Enter');

  await expect(page.getByText('The settings are saved')).toBeVisible();
  const { settings } = await api.ask(null, '{ settings { storeName lowStockThreshold } }');
  expect(settings).toEqual({ storeName: 'Mine', lowStockThreshold: 9 });
});

test('two people change different settings: both are kept, and the later one is told', async ({
  open,
  api,
}) => {
  const page = await open('admin', '/settings');
  await page.getByRole('textbox', { name: 'Grace period' }).fill('5');
  await api.ask('admin', change, { input: { rentalSigningWindowHours: 48 } });
  await page.getByRole('button', { name: 'Save settings' }).press('Enter');

  await expect(page.getByText(/changed meanwhile: Time to sign/)).toBeVisible();
  await expect(page.getByText('The settings are saved')).toBeVisible();
  const shown = '{ settings { rentalGraceDays rentalSigningWindowHours } }';
  expect((await api.ask(null, shown)).settings).toEqual({ rentalGraceDays: 5, rentalSigningWindowHours: 48 });

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('The settings are as before')).toBeVisible();
  expect((await api.ask(null, shown)).settings).toEqual({ rentalGraceDays: 3, rentalSigningWindowHours: 48 });
});

test('a value that the API refuses is said at its field, and stays typed', async ({ open }) => {
  const page = await open('admin', '/settings');
  const grace = page.getByRole('textbox', { name: 'Grace period' });
  await grace.fill('500');
  await page.getByRole('button', { name: 'Save settings' }).press('Enter');
  await expect(page.getByText(/Grace period (may be at most|must be)/)).toBeVisible();
  await expect(grace).toHaveValue('500');
});
