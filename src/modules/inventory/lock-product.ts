import type { Context } from '../../platform/context/context.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { type LockedProduct, lockProducts } from './lock-products.ts';

/** More than any store has, and less than the column can hold. */
const maxOnHand = 1_000_000_000;

/** A product that is not deleted, locked until the end of the transaction. @throws UserError NOT_FOUND */
export async function lockProduct(ctx: Context, id: string, path: readonly string[]): Promise<LockedProduct> {
  const product = (await lockProducts(ctx, [id])).get(id);
  if (!product || product.deletedAt !== null)
    throw new UserError('NOT_FOUND', `There is no product with the id ${id}.`, { path });
  return product;
}

/** @throws UserError INVALID_INPUT when the level would exceed the maximum */
export function checkMaxStock(product: LockedProduct, delta: number, path: readonly string[]): void {
  if (product.stockOnHand + delta <= maxOnHand) return;
  throw new UserError(
    'INVALID_INPUT',
    `"${path.at(-1)}" is too high: there are ${product.stockOnHand} of "${product.name}", and there can be at most ${maxOnHand}.`,
    { path },
  );
}
