import { inTransaction } from '../../../src/context.ts';
import { Product } from '../../../src/modules/catalog/products/product.entity.ts';
import type { TestApp } from '../app.ts';

/** Sets a product's units on hand beneath GraphQL, for tests that read stock and do not care how it came. */
export async function setStock(app: TestApp, productId: string, onHand: number): Promise<void> {
  const changed = await inTransaction(app.context(), ctx =>
    ctx.em.nativeUpdate(Product, { id: productId }, { stockOnHand: onHand }),
  );
  if (changed !== 1) throw new Error(`There is no product ${productId}.`);
}
