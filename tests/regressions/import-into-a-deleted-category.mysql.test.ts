import { expect, it } from 'vitest';
import { deleteCategory } from '../../src/modules/catalog/categories/delete-category.ts';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import { useApp } from '../kit/app.ts';
import { importCsv, importProblems } from '../kit/import.ts';
import { untilSomebodyWaitsForALock } from '../kit/lock-waits.ts';

const app = useApp();

// The import read the categories once at its beginning, without a lock, and put products into one that was deleted meanwhile.
it('waits for somebody who deletes a category, and then refuses to put products into it', async () => {
  await importCsv(app(), { 'categories.csv': 'code,name\ngone,Gone\n' });
  const [category] = await app().sql<{ id: string }>("select id from category where code = 'gone'");
  const deleted = Promise.withResolvers<void>();
  const wanted = Promise.withResolvers<void>();
  const deletion = inTransaction(app().context(), async ctx => {
    await deleteCategory(ctx, { categoryId: category!.id });
    await ctx.em.flush();
    deleted.resolve();
    await wanted.promise;
  });
  await deleted.promise;
  const csv = 'sku,name,price,categoryCode\nLATE-1,Late,1,gone\n';
  const importing = importProblems(importCsv(app(), { 'products.csv': csv }));
  await untilSomebodyWaitsForALock(app());
  wanted.resolve();
  await deletion;
  expect(await importing).toEqual([
    'products.csv:2 categoryCode: There is no category with the code "gone".',
  ]);
});
