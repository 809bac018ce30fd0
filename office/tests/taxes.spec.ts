import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';

const zones = '{ zones { name countries regions taxRates { name rate taxClass { code } } } }';

test('a shop sets up its taxes: a class, a zone with two rates, a product in the class', async ({
  open,
  api,
}) => {
  const page = await open('admin', '/taxes');
  await expect(page.getByText('Prices are entered without tax, which is added.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Everywhere else/ })).toContainText('9%');

  await page.getByRole('button', { name: 'Add tax class' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name' }).fill('Books and food');
  await page.getByRole('textbox', { name: 'Code' }).fill('REDUCED');
  await page.getByRole('dialog').getByRole('button', { name: 'Add tax class' }).press('Enter');
  await expect(page.getByRole('row', { name: /Books and food/ })).toBeVisible();

  await page.getByRole('button', { name: 'Add zone' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Ohio');
  await dialog.getByRole('combobox', { name: 'Country' }).fill('us');
  await page.getByRole('option', { name: 'United States', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Remove United States' })).toBeVisible();
  await dialog.getByRole('button', { name: /Regions/ }).press('Enter');
  await page.getByRole('option', { name: 'Ohio' }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('textbox', { name: 'Standard', exact: true }).fill('5.75');
  await dialog.getByRole('textbox', { name: 'Books and food', exact: true }).fill('0');
  await dialog.getByRole('textbox', { name: 'What invoices call it: Standard' }).fill('Ohio sales tax');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add zone' }).press('Enter');
  await expect(page.getByRole('row', { name: /Ohio/ })).toContainText('United States: OH');
  expect((await api.ask(null, zones)).zones[1]).toEqual({
    name: 'Ohio',
    countries: ['US'],
    regions: ['OH'],
    taxRates: [
      { name: 'Ohio sales tax', rate: '0.0575', taxClass: { code: 'STANDARD' } },
      { name: 'Tax', rate: '0', taxClass: { code: 'REDUCED' } },
    ],
  });

  await page.getByRole('button', { name: 'Delete Books and food' }).press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Delete Books and food?' });
  await expect(question).toContainText('Its rates are deleted from all zones.');
  await question.getByRole('button', { name: 'Keep it' }).press('Enter');
  await expect(question).toHaveCount(0);

  await page.getByRole('button', { name: 'Delete Ohio' }).press('Enter');
  await expect(page.getByRole('row', { name: /Ohio/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByText('Ohio is back')).toBeVisible();
  expect((await api.ask(null, zones)).zones[1].taxRates).toHaveLength(2);
});

test('a zone that another one claims is refused at its field', async ({ open, api }) => {
  const page = await open('admin', '/taxes');
  await api.ask(
    'admin',
    'mutation { createZone(input: { name: "Germany", countries: [DE] }) { userErrors { message } } }',
  );
  await page.getByRole('button', { name: 'Add zone' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Again');
  await dialog.getByRole('combobox', { name: 'Country' }).fill('de');
  await page.getByRole('option', { name: 'Germany', exact: true }).click();
  await dialog.getByRole('button', { name: 'Add zone' }).press('Enter');
  await expect(dialog.getByText('the zone "Germany" has it')).toBeVisible();
});
