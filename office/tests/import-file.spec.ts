import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';

const file = {
  name: 'prices.csv',
  mimeType: 'text/csv',
  // As a spreadsheet of a German office writes it: Windows-1252, semicolons, decimal commas.
  buffer: Buffer.from(
    'sku;name;price\nDESK-1;Schöner Tisch;349,50\nDESK-2;Kleiner Tisch;199\nDESK-3;Falscher Tisch;viel\n',
    'latin1',
  ),
};

test('a file with one bad row is checked, and imported without it', async ({ open, api }) => {
  const page = await open('manager', '/products/import');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).press('Enter'),
  ]);
  await chooser.setFiles(file);

  await expect(page.getByRole('heading', { level: 1, name: 'Check of prices.csv' })).toBeVisible();
  await expect(page.getByText('Checked, with refused rows')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('semicolons, Windows-1252')).toBeVisible();
  await expect(page.getByRole('region', { name: 'First rows', exact: true })).toContainText('Schöner Tisch');
  const problems = page.getByRole('region', { name: 'Problems by row' });
  await expect(problems.getByRole('row', { name: /^4 price viel/ })).toBeVisible();
  await expectAccessible(page);
  // The check has changed nothing.
  const before = await api.ask('manager', '{ productBySku(sku: "DESK-1") { id } }');
  expect(before.productBySku).toBeNull();

  await page.getByRole('checkbox', { name: 'Skip the 1 row with problems' }).press('Space');
  await page.getByRole('button', { name: 'Import 2 rows' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Import of prices.csv' })).toBeVisible();
  await expect(page.getByText('Imported, with refused rows')).toBeVisible({ timeout: 20_000 });

  const after = await api.ask(
    'manager',
    '{ good: productBySku(sku: "DESK-1") { name price { amount } } bad: productBySku(sku: "DESK-3") { id } }',
  );
  expect(after).toEqual({ good: { name: 'Schöner Tisch', price: { amount: '349.50' } }, bad: null });

  await page.getByRole('link', { name: 'Import', exact: true }).first().press('Enter');
  await expect(page.getByRole('row', { name: /prices\.csv/ })).toHaveCount(2);
});

test('a file that is no text is refused in words', async ({ open }) => {
  const page = await open('manager', '/products/import');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).press('Enter'),
  ]);
  await chooser.setFiles({
    name: 'picture.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([0x89, 0x50, 0, 0, 1, 2]),
  });
  await expect(page.getByRole('alert')).toContainText(/text|CSV/i);
});
