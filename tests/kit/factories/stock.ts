import { lockProducts } from '../../../src/modules/inventory/lock-products.ts';
import { moveStock } from '../../../src/modules/inventory/move-stock.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import type { TestApp } from '../app.ts';
import { newKey } from '../new-key.ts';
import { type MadeProduct, makeProduct } from './product.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

/** Sets a product's units on hand beneath GraphQL, for tests that read stock and do not care how it came. */
export async function setStock(app: TestApp, productId: string, onHand: number): Promise<void> {
  await inTransaction(app.context(), async ctx => {
    const locked = await lockProducts(ctx, [productId]);
    const product = locked.get(productId);
    if (!product) throw new Error(`There is no product ${productId}.`);
    const moves = [{ productId, delta: onHand - product.stockOnHand }];
    await moveStock(ctx, moves, { reason: 'ADJUSTMENT', reference: null, note: 'Set by a test.' }, locked);
  });
}

/** A new product of which there are so many units. */
export async function stockedProduct(app: TestApp, onHand = 5, fields: object = {}): Promise<MadeProduct> {
  const product = await makeProduct(app, fields);
  await setStock(app, product.id, onHand);
  return product;
}

export async function stockedProductId(app: TestApp, onHand?: number, fields?: object): Promise<string> {
  return (await stockedProduct(app, onHand, fields)).id;
}

export const adjusted =
  'product { id stock { onHand } } stockMovement { id delta onHandAfter reason reference note actor { id } }';

/** Adjusts stock as the staff do. Returns the payload. */
export function adjust(app: TestApp, input: object, actor?: string): Promise<Data> {
  return app.mutate(
    'adjustStock',
    { idempotencyKey: newKey(), reason: 'Counted.', ...input },
    adjusted,
    actor,
  );
}
