import { expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { makeCategory } from '../../kit/factories/category.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { makeSupplier } from '../../kit/factories/supplier.ts';

const app = useApp();

const rowOf = async (table: string, id: string) => {
  const [row] = await app().database.run<Record<string, unknown>>({
    text: `select guard, version, updated_at from ${table} where id = ?`,
    values: [id],
  });
  return row!;
};

it('what a product belongs to is written with it, and yet has not changed', async () => {
  const supplier = await makeSupplier(app());
  const category = await makeCategory(app());
  const before = [await rowOf('supplier', supplier.id), await rowOf('category', category.id)];
  await makeProduct(app(), { supplierId: supplier.id, categoryId: category.id });
  const after = [await rowOf('supplier', supplier.id), await rowOf('category', category.id)];
  expect(after).toEqual(before.map(row => ({ ...row, guard: 1 - Number(row.guard) })));
});
