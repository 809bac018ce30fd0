import type { TestApp } from '../app.ts';

let count = 0;

export async function makeSupplier(
  app: TestApp,
  fields: object = {},
): Promise<{ id: string; code: string; name: string; version: number }> {
  count++;
  const { supplier, userErrors } = await app.mutate(
    'createSupplier',
    { name: `Supplier ${count}`, ...fields },
    'supplier { id code name version }',
  );
  if (!supplier) throw new Error(JSON.stringify(userErrors));
  return supplier;
}
