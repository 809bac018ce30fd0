import type { Problem } from '../../../platform/lib/problem.ts';

export function voidedProblem({ voidedAt }: { readonly voidedAt: Date | null }): Problem | null {
  return voidedAt === null
    ? null
    : { code: 'ALREADY_DONE', message: 'This production record is already voided.' };
}

/** What stands against taking units out of stock that were made, when fewer are left. */
export function leftStoreProblem(
  product: { readonly id: string; readonly name: string; readonly stockOnHand: number },
  quantity: number,
): Problem | null {
  const { id: productId, name, stockOnHand: available } = product;
  if (available >= quantity) return null;
  return {
    code: 'INSUFFICIENT_STOCK',
    message: `Voiding this removes ${quantity} of "${name}" from stock, but only ${available} are left: ${quantity - available} too few. The others have already left the store.`,
    details: { productId, requested: quantity, available },
  };
}
