import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';

const sizes = [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
];

for (const colorScheme of ['light', 'dark'] as const)
  for (const viewport of sizes)
    test(`the pages of the catalog are accessible: ${colorScheme}, ${viewport.width} px`, async ({
      open,
      api,
    }) => {
      // Nine pages, each looked at by axe.
      test.slow();
      const { products, suppliers } = await api.ask(
        'manager',
        '{ products(first: 1) { nodes { id } } suppliers(first: 1) { nodes { id } } }',
      );
      const page = await open('admin', '/products', { colorScheme, viewport, reducedMotion: 'reduce' });
      for (const path of [
        '/products',
        '/products/new',
        `/products/${products.nodes[0].id}`,
        '/products/import',
        '/categories',
        '/suppliers',
        '/suppliers/new',
        `/suppliers/${suppliers.nodes[0].id}`,
        '/stock-movements',
      ]) {
        await page.goto(`/office${path}`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1, { timeout: 20_000 });
        await expect(page.getByText('Loading…')).toHaveCount(0);
        await expectAccessible(page);
        // Nothing pushes the page wider than the window.
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(
          viewport.width,
        );
      }
    });

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
