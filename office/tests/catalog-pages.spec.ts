import { expect, test } from './kit/test.ts';

test('a category is moved by keyboard, undone, and one in use says why it cannot be deleted', async ({
  open,
  api,
}) => {
  const tree = '{ categories(first: 100) { nodes { name parent { name } } } }';
  const parentOf = async (name: string) => {
    const { categories } = await api.ask('manager', tree);
    return categories.nodes.find((each: { name: string }) => each.name === name)?.parent?.name ?? null;
  };
  const page = await open('manager', '/categories');
  await page.getByRole('button', { name: 'New category' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New category' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Aaa shelf');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: 'Aaa shelf' })).toBeVisible();
  expect(await parentOf('Aaa shelf')).toBeNull();

  // Onto the next root: Enter begins, the arrow goes on, Enter drops.
  await page.getByRole('row', { name: 'Aaa shelf' }).getByRole('button', { name: /Drag/ }).press('Enter');
  for (let step = 0; step < 12; step += 1) {
    const place = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    if (/^Drop on Audio and TV/.test(place)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByText('Aaa shelf moved below Audio and TV')).toBeVisible();
  expect(await parentOf('Aaa shelf')).toBe('Audio and TV');
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect.poll(() => parentOf('Aaa shelf')).toBeNull();

  await page.getByRole('button', { name: 'Actions for Audio and TV' }).press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toContainText('categories below it');
});
