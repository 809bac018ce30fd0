import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';

test('stock that is adjusted in one window changes in another at once', async ({ open, api }) => {
  const { products } = await api.ask(
    'manager',
    '{ products(first: 1, sort: { field: NAME }) { nodes { id stock { onHand } } } }',
  );
  const { id, stock } = products.nodes[0] as { id: string; stock: { onHand: number } };
  const [page, other] = [await open('manager', `/products/${id}`), await open('admin', `/products/${id}`)];
  const levelIn = (window: typeof page) => window.getByRole('region', { name: 'Stock', exact: true });
  await expect(levelIn(other)).toContainText(`${stock.onHand} on hand`.replace(' ', ''));

  await page.getByRole('button', { name: 'Adjust stock' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Adjust stock' });
  await dialog.getByRole('textbox', { name: 'Add or remove' }).fill('-2');
  await page.keyboard.press('Tab');
  await expect(dialog).toContainText(`${stock.onHand - 2} on hand afterwards.`);
  await expectAccessible(page);

  // Without a reason nothing happens.
  await dialog.getByRole('button', { name: 'Adjust stock' }).press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await page.keyboard.type('Broken in transit');
  await page.keyboard.press('Enter');

  await expect(page.getByText(`Stock adjusted: ${stock.onHand - 2} on hand`)).toBeVisible();
  await expect(levelIn(other)).toContainText('Broken in transit');
  await expect(levelIn(other)).toContainText(`${stock.onHand - 2}on hand`);
});
