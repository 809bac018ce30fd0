import { expectAccessible } from './kit/accessible.ts';
import type { Api } from './kit/api.ts';
import { expect, test } from './kit/test.ts';

const prices = '{ products(first: 50, sort: { field: NAME }) { nodes { id name price { amount } } } }';

test('a manager raises 50 prices with a preview, and undoes it', async ({ open, api }) => {
  const before = (await api.ask('manager', prices)).products.nodes as Product[];
  const page = await open('manager', '/products');

  // The header's box selects the whole page.
  await expect(page.getByRole('row', { name: before[0]!.name })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all', exact: false }).first().press('Space');
  await expect(page.getByText('50 rows selected')).toBeVisible();
  await page.getByRole('button', { name: 'Change price' }).press('Enter');

  const dialog = page.getByRole('dialog', { name: 'Change price' });
  await dialog.getByRole('textbox', { name: 'Percent' }).fill('10');
  const preview = dialog.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('row')).toHaveCount(51);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Change 50 products' }).press('Enter');

  await expect(page.getByText('50 products changed')).toBeVisible();
  const after = (await api.ask('manager', prices)).products.nodes as Product[];
  for (const [index, product] of after.entries())
    expect(cents(product), product.name).toBe(Math.round(cents(before[index]!) * 1.1));

  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByText('Undone: 50 products')).toBeVisible();
  const undone = (await api.ask('manager', prices)).products.nodes as Product[];
  expect(undone.map(({ price }) => price.amount)).toEqual(before.map(({ price }) => price.amount));
});

test('what somebody else changed meanwhile is refused and named, and stays selected', async ({
  open,
  api,
}) => {
  const [first, second] = (await api.ask('manager', prices)).products.nodes as [Product, Product];
  const page = await open('manager', '/products');
  for (const { name } of [first, second])
    await page.getByRole('row', { name, exact: false }).first().getByRole('checkbox').press('Space');
  await expect(page.getByText('2 rows selected')).toBeVisible();
  await page.getByRole('button', { name: 'Change status' }).press('Enter');
  await api.ask(
    'admin',
    'mutation ($id: ID!) { updateProduct(input: { productId: $id, name: "Renamed meanwhile" }) { userErrors { message } } }',
    {
      id: first.id,
    },
  );

  await page.getByRole('button', { name: 'Change 2 products' }).press('Enter');
  const refused = page.getByRole('dialog', { name: '1 product could not be changed' });
  await expect(refused.getByRole('row', { name: new RegExp(first.name) })).toBeVisible();
  await refused.getByRole('button', { name: 'Close' }).last().press('Enter');
  await expect(page.getByText('1 row selected')).toBeVisible();

  const { product } = await api.ask('manager', 'query ($id: ID!) { product(id: $id) { status } }', {
    id: second.id,
  });
  expect(product.status).toBe('ARCHIVED');
});

test('somebody who may only look at stock sees products and cannot change them', async ({ open, api }) => {
  const looker = await lookerAtStock(api);
  const page = await open(looker, '/products');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByRole('row').first()).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'New product' })).toHaveCount(0);
  await page.goto('/office/products/new');
  await expect(page.getByRole('heading', { name: 'This page is not for your role' })).toBeVisible();

  const { products } = await api.ask(null, '{ products(first: 1) { nodes { id name } } }');
  await page.goto(`/office/products/${products.nodes[0].id}`);
  await expect(page.getByRole('heading', { level: 1, name: products.nodes[0].name })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Latest movements' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Adjust stock' })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Price' })).toHaveCount(0);
});

/** The customer, who gets a role with one permission. */
async function lookerAtStock(api: Api): Promise<'customer'> {
  const { createRole } = await api.ask(
    'admin',
    'mutation { createRole(input: { name: "Looks at stock", permissions: [INVENTORY_VIEW] }) { role { id } userErrors { message } } }',
  );
  const { me } = await api.ask('customer', '{ me { id } }');
  await api.ask(
    'admin',
    'mutation ($userId: ID!, $roleId: ID!) { assignRole(input: { userId: $userId, roleId: $roleId }) { userErrors { message } } }',
    { userId: me.id, roleId: createRole.role.id },
  );
  return 'customer';
}

interface Product {
  readonly id: string;
  readonly name: string;
  readonly price: { readonly amount: string };
}

function cents({ price }: Product): number {
  return Math.round(Number(price.amount) * 100);
}
