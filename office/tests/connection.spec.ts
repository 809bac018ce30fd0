import { expect, test } from './kit/test.ts';

test('a lost connection is said, loses nothing that was typed, and what changed meanwhile is there when it is back', async ({
  open,
  server,
  api,
}) => {
  const page = await open('manager', '/suppliers/new');
  await page.getByRole('textbox', { name: 'Name' }).fill('Northern Timber');
  await server.stop();
  await expect(page.getByText('No connection to the store.')).toBeVisible();

  await server.start();
  await expect(page.getByText('No connection to the store.')).toBeHidden({ timeout: 30_000 });
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Northern Timber');

  const list = await open('manager', '/suppliers');
  await expect(list.getByRole('row', { name: /Alpenglow/ })).toBeVisible();
  await list.context().setOffline(true);
  await expect(list.getByText('No connection to the store.')).toBeVisible();
  await api.ask(
    'manager',
    'mutation { createSupplier(input: { code: "ABACUS", name: "Abacus Tools" }) { userErrors { message } } }',
  );
  await list.context().setOffline(false);
  await expect(list.getByRole('row', { name: /Abacus Tools/ })).toBeVisible();
});
