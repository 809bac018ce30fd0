import { readFile } from 'node:fs/promises';
import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';

test('a manager runs a report, compares it, and exports it', async ({ open }) => {
  const page = await open('manager', '/reports');
  await page
    .getByRole('button', { name: /Report/ })
    .first()
    .press('Enter');
  await page.getByRole('option', { name: /Top products/ }).press('Enter');
  await expect(page).toHaveURL(/report=TOP_PRODUCTS/);
  const rows = page.getByRole('grid', { name: 'Top products' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('$');

  await page.getByRole('switch', { name: /Compare/ }).press('Space');
  await expect(page).toHaveURL(/compare=true/);
  await expect(page.getByText('The days before').first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('button', { name: 'Export' }).press('Enter');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).press('Enter');
  const file = await (await download).path();
  expect(await readFile(file, 'utf8')).toContain('SKU');

  await dialog.getByRole('link', { name: 'All exports' }).click();
  await expect(page.getByRole('row', { name: /Top products \(CSV\)/ })).toContainText('Ready');
  await expectAccessible(page);
});

test('who sees only the stock gets only the reports of the stock', async ({ open }) => {
  const page = await open('staff', '/reports');
  await page
    .getByRole('button', { name: /Report/ })
    .first()
    .press('Enter');
  await expect(page.getByRole('option', { name: /Production of a day/ })).toBeVisible();
  await expect(page.getByRole('option', { name: /Sales trend/ })).toBeHidden();
});
