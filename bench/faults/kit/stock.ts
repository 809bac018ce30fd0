import { randomUUID } from 'node:crypto';
import type { Client } from './shop.ts';

/** Makes a product with a million units. Returns its id. */
export async function makeStock(admin: Client): Promise<string> {
  const made = await admin.send(
    'mutation { createProduct(input: { sku: "FAULTS-1", name: "Faults", price: "1.00" }) { product { id } } }',
  );
  const product = (made.data?.createProduct as { product: { id: string } | null } | undefined)?.product;
  if (!product) throw new Error(`The product could not be made: ${JSON.stringify(made)}`);
  const stocked = await admin.send(
    'mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { userErrors { code message } } }',
    {
      input: { idempotencyKey: randomUUID(), productId: product.id, delta: 1_000_000, reason: 'Counted' },
    },
  );
  if (!stocked.data?.adjustStock) throw new Error(`There is no stock: ${JSON.stringify(stocked)}`);
  return product.id;
}
