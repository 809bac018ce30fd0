import type { Page } from '@playwright/test';
import { expectAccessible } from './kit/accessible.ts';
import type { Api } from './kit/api.ts';
import { expect, test } from './kit/test.ts';

async function anyProduct(api: Api) {
  const { products } = await api.ask(
    'manager',
    '{ products(first: 1, sort: { field: NAME }) { nodes { id name description price { amount } } } }',
  );
  return products.nodes[0] as { id: string; name: string; description: string; price: { amount: string } };
}

const update =
  'mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { userErrors { message } } }';
const read = 'query ($id: ID!) { product(id: $id) { name description price { amount } } }';

async function changePrice(page: Page, price: string) {
  const field = page.getByRole('textbox', { name: 'Price' });
  await field.fill(price);
  await page.keyboard.press('Enter');
}

test('two people edit the same product: the second one sees both values and chooses', async ({
  open,
  api,
}) => {
  const { id, name, description } = await anyProduct(api);
  const page = await open('admin', `/products/${id}`);
  await page.getByRole('textbox', { name: 'Price' }).fill('77.70');
  await api.ask('manager', update, {
    input: { productId: id, price: '88.80', description: 'Described by somebody else.' },
  });
  await page.keyboard.press('Enter');

  const notice = page.getByRole('region', { name: /changed this while you were editing/ });
  await expect(notice).toBeFocused();
  await expect(notice).toContainText('Max Manager');
  await expect(notice.getByRole('group', { name: 'Price' })).toContainText('$77.70');
  await expect(notice.getByRole('group', { name: 'Price' })).toContainText('$88.80');
  await expectAccessible(page);

  // What was not edited here is theirs at first; the price stays ours.
  const theirs = notice
    .getByRole('group', { name: 'Description' })
    .getByRole('radio', { name: /Their value/ });
  await expect(theirs).toBeChecked();
  await notice.getByRole('button', { name: 'Save as chosen' }).press('Enter');
  await expect(page.getByText('Product saved')).toBeVisible();

  const { product } = await api.ask('manager', read, { id });
  expect(product).toEqual({ name, description: 'Described by somebody else.', price: { amount: '77.70' } });
  expect(description).not.toBe(product.description);
});

test('taking theirs keeps what they saved', async ({ open, api }) => {
  const { id } = await anyProduct(api);
  const page = await open('manager', `/products/${id}`);
  await page.getByRole('textbox', { name: 'Price' }).fill('77.70');
  await api.ask('admin', update, { input: { productId: id, price: '88.80' } });
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take theirs' }).press('Enter');

  await expect(page.getByRole('textbox', { name: 'Price' })).toHaveValue('88.80');
  const { product } = await api.ask('manager', read, { id });
  expect(product.price.amount).toBe('88.80');
});

test('what was typed is still there after a reload, and an error stands at its field', async ({
  open,
  api,
}) => {
  const { id, price } = await anyProduct(api);
  const page = await open('manager', `/products/${id}`);
  await page.getByRole('textbox', { name: 'SKU' }).fill('not a sku!');
  await page.reload();
  await expect(page.getByText(/Draft restored/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'SKU' })).toHaveValue('not a sku!');
  await changePrice(page, '12.30');
  await expect(page.getByRole('textbox', { name: 'SKU' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'SKU' })).toHaveAttribute('aria-invalid', 'true');

  await page.getByRole('button', { name: 'Discard changes' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Price' })).toHaveValue(price.amount);
});

test('a product is created with specs that keep their kinds, archived, deleted, and brought back', async ({
  open,
  api,
}) => {
  const page = await open('manager', '/products/new');
  await page.getByRole('textbox', { name: 'Name' }).first().fill('Walnut desk');
  await page.getByRole('textbox', { name: 'SKU' }).fill('DESK-1');
  await page.getByRole('textbox', { name: 'Price' }).fill('349');
  await page.getByRole('button', { name: 'Add a value' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name of line 1' }).fill('width');
  await page.getByRole('textbox', { name: 'Value of width' }).fill('160');
  await page.getByRole('button', { name: /Kind of width/ }).press('Enter');
  await page.getByRole('option', { name: 'Number' }).press('Enter');
  await page.getByRole('button', { name: 'Create product' }).press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: 'Walnut desk' })).toBeVisible();
  const { productBySku } = await api.ask(
    'manager',
    '{ productBySku(sku: "DESK-1") { id specs price { amount } } }',
  );
  expect(productBySku).toMatchObject({ specs: { width: 160 }, price: { amount: '349.00' } });

  await page.getByRole('button', { name: 'Archive' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Put on offer' })).toBeVisible();
  await page.getByRole('button', { name: 'More actions' }).first().press('Enter');
  await page.getByRole('menuitem', { name: 'Delete product' }).press('Enter');
  await expect(page.getByText('Walnut desk deleted')).toBeVisible();
  await page.getByRole('button', { name: 'Restore' }).press('Enter');
  await expect(page.getByText('Walnut desk restored')).toBeVisible();
  const again = await api.ask('manager', 'query ($id: ID!) { product(id: $id) { status deletedAt } }', {
    id: productBySku.id,
  });
  expect(again.product).toEqual({ status: 'ARCHIVED', deletedAt: null });
});
