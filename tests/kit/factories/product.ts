import type { TestApp } from '../app.ts';

let count = 0;

/** A product, with what a test does not care about made up. */
export async function makeProduct(
  app: TestApp,
  fields: object = {},
): Promise<{ id: string; sku: string; name: string; version: number }> {
  count++;
  const input = {
    sku: `SKU-${count}`,
    name: `Product ${String(count).padStart(4, '0')}`,
    price: '10.00',
    ...fields,
  };
  const { product, userErrors } = await app.mutate('createProduct', input, 'product { id sku name version }');
  if (!product) throw new Error(JSON.stringify(userErrors));
  return product;
}
