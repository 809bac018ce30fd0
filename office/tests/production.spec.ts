import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';

test('somebody records what was made, sees it in the stock, and voids what was wrong', async ({
  open,
  api,
}) => {
  const page = await open('manager', '/production');
  const stock = async () => {
    const { products } = await api.ask(
      'manager',
      '{ products(first: 1, filter: { search: "usb" }) { nodes { name stock { onHand } } } }',
    );
    return products.nodes[0] as { name: string; stock: { onHand: number } };
  };
  const { name, stock: before } = await stock();

  await page.getByRole('button', { name: 'Record production' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Record production' });
  await dialog.getByRole('button', { name: 'Record', exact: true }).press('Enter');
  await expect(dialog.getByText('Product is required.')).toBeVisible();

  await dialog.getByRole('combobox', { name: 'Product' }).fill(name);
  await expect(page.getByRole('option', { name }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('combobox', { name: 'Product' })).toHaveValue(name);
  await dialog.getByRole('textbox', { name: 'Quantity' }).fill('7');
  const madeBy = dialog.getByRole('combobox', { name: 'Made by' });
  await madeBy.fill('');
  // Whoever answers late replaces the options, and with them the one that is chosen.
  await expect(async () => {
    await madeBy.press('ArrowDown');
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(madeBy).not.toHaveValue('', { timeout: 1_000 });
  }).toPass();
  await dialog.getByRole('textbox', { name: 'Note' }).fill('The morning shift');
  await dialog.getByRole('button', { name: 'Record', exact: true }).press('Enter');

  await expect(dialog).toBeHidden();
  const row = page.getByRole('row', { name }).filter({ hasText: 'The morning shift' });
  await expect(row).toContainText('Recorded');
  expect((await stock()).stock.onHand).toBe(before.onHand + 7);
  await expectAccessible(page);

  await row.press('Enter');
  await page.getByRole('button', { name: 'Void…' }).press('Enter');
  const question = page.getByRole('dialog', { name: 'Void this record?' });
  await question.getByRole('textbox', { name: 'Reason' }).fill('Counted twice');
  await question.getByRole('button', { name: 'Void record' }).press('Enter');
  await expect(page.getByText('The record was voided')).toBeVisible();
  await expect(page.getByRole('dialog', { name })).toContainText('Counted twice');
  expect((await stock()).stock.onHand).toBe(before.onHand);
});
