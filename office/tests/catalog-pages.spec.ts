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

test('a category that somebody else changed meanwhile shows both values, and keeps mine', async ({
  open,
  api,
}) => {
  const { createCategory } = await api.ask(
    'manager',
    'mutation { createCategory(input: { name: "Aab shelf" }) { category { id version } userErrors { message } } }',
  );
  const { id, version } = createCategory.category;
  const page = await open('manager', '/categories');
  await page.getByRole('button', { name: 'Actions for Aab shelf' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Edit' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Edit Aab shelf' });
  await dialog.getByRole('textbox', { name: 'Description' }).fill('Mine');
  await api.ask(
    'admin',
    'mutation ($input: UpdateCategoryInput!) { updateCategory(input: $input) { userErrors { message } } }',
    { input: { categoryId: id, version, description: 'Theirs' } },
  );
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  const conflict = dialog.getByRole('region', { name: /changed this while you were editing/ });
  await expect(conflict.getByRole('group', { name: 'Description' })).toContainText('Theirs');
  await expect(conflict.getByRole('group')).toHaveCount(1);
  await conflict.getByRole('button', { name: 'Keep mine' }).press('Enter');
  await expect(page.getByText('Aab shelf saved')).toBeVisible();
  const { category } = await api.ask('manager', `{ category(id: "${id}") { name description } }`);
  expect(category).toEqual({ name: 'Aab shelf', description: 'Mine' });
});
