import { readFile } from 'node:fs/promises';
import { personWith } from './access/people.ts';
import { expectAccessible } from './kit/accessible.ts';
import { expect, test } from './kit/test.ts';
import { placeOrders } from './sell/place-orders.ts';

test('a manager exports exactly the orders that are filtered, in their order', async ({ open, api }) => {
  await placeOrders(api, 2, 'PAID');
  const page = await open('manager', '/orders?status=PAID&sort=TOTAL');
  const table = page.getByRole('grid', { name: 'Orders' });
  await expect(table.getByRole('row').nth(2)).toBeVisible();
  const { orders } = await api.ask(
    'manager',
    '{ orders(first: 100, filter: { status: [PAID] }, sort: { field: TOTAL, direction: ASC }) { totalCount nodes { number } } }',
  );
  expect(orders.totalCount).toBeGreaterThan(1);

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(
    dialog.getByText(`The file holds what is filtered here: ${orders.totalCount} entries`),
  ).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByText(/is ready\. It can be downloaded for a day\./)).toBeVisible({
    timeout: 30_000,
  });
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^orders-filtered-\d{4}-\d{2}-\d{2}\.csv$/);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
  const numbers = lines.slice(1).map(line => line.split(',')[0]);
  expect(numbers).toEqual(orders.nodes.map(({ number }: { number: string }) => number));
});

test('who may not have the file is not offered it, and an empty list says why there is none', async ({
  open,
  api,
}) => {
  // Who takes orders looks for products, and needs no file of them.
  const clerk = await open(await personWith(api, ['ORDERS_MANAGE']), '/products');
  await expect(clerk.getByRole('row').nth(1)).toBeVisible();
  await expect(clerk.getByRole('button', { name: 'Export', exact: true })).toBeHidden();

  const page = await open('manager', '/customers?search=nobody-is-called-so');
  await expect(page.getByText('Nothing fits this filter')).toBeVisible();
  const button = page.getByRole('button', { name: 'Export', exact: true });
  await button.focus();
  await expect(page.getByRole('tooltip')).toHaveText('There is nothing to export: the list is empty.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
});
