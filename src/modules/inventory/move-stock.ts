import type { Context } from '../../platform/context/context.ts';
import { query } from '../../platform/database/rows.ts';
import { joinSql, listSql, sql } from '../../platform/database/sql.ts';
import { UserError, UserErrors } from '../../platform/lib/user-error.ts';
import { type LockedProduct, lockProducts } from './lock-products.ts';
import type { MoveReason } from './move-reason.ts';
import { writeMovements } from './write-movements.ts';

export interface StockMove {
  readonly productId: string;
  /** Units that come, or go when negative. */
  readonly delta: number;
  /** Where in the input the units were asked for. */
  readonly path?: readonly string[];
  /** The id that the movement is to have, when it must be known before. */
  readonly movementId?: string;
}

/**
 * The one way that stock changes: writes a movement for each product and keeps its level beside it, within a
 * transaction. The moves of a product are put together. All or none of them happen.
 * @param locked the products, when the caller has locked them already
 * @throws UserErrors INSUFFICIENT_STOCK, one for each product of which there is too little
 */
export async function moveStock(
  ctx: Context,
  moves: readonly StockMove[],
  why: MoveReason,
  locked?: ReadonlyMap<string, LockedProduct>,
): Promise<void> {
  const wanted = merged(moves);
  if (wanted.length === 0) return;
  const products =
    locked ??
    (await lockProducts(
      ctx,
      wanted.map(move => move.productId),
    ));
  const changes = wanted.map(move => {
    const product = products.get(move.productId)!;
    return { ...move, product, onHandAfter: product.stockOnHand + move.delta };
  });
  const short = changes.filter(({ onHandAfter }) => onHandAfter < 0);
  if (short.length > 0)
    throw new UserErrors(short.map(({ product, delta, path }) => insufficient(product, -delta, path)));

  const cases = changes.map(({ productId, onHandAfter }) => sql`when ${productId} then ${onHandAfter}`);
  await query(
    ctx,
    sql`/* inventory.setLevels */ update product set stock_on_hand = case id ${joinSql(cases, ' ')} end where id in (${listSql(changes.map(({ productId }) => productId))})`,
  );
  await writeMovements(
    ctx,
    changes.map(({ productId, movementId, product, onHandAfter: onHand }) => {
      const { stockOnHand: before, lowStockThreshold } = product;
      return { productId, before, onHand, lowStockThreshold, movementId };
    }),
    why,
  );
}

export function insufficient(
  product: Pick<LockedProduct, 'id' | 'name' | 'stockOnHand'>,
  requested: number,
  path: readonly string[] = [],
): UserError {
  const { id, name, stockOnHand: available } = product;
  const left = available === 0 ? 'None' : `Only ${available}`;
  return new UserError(
    'INSUFFICIENT_STOCK',
    `${left} of "${name}" ${available === 1 ? 'is' : 'are'} left, and this takes ${requested}.`,
    { path, productId: id, requested, available },
  );
}

/** One move for each product, without those that come to nothing, in the order in which rows are locked. */
function merged(moves: readonly StockMove[]): StockMove[] {
  const byProduct = new Map<string, StockMove>();
  for (const move of moves) {
    const earlier = byProduct.get(move.productId);
    byProduct.set(move.productId, earlier ? { ...earlier, delta: earlier.delta + move.delta } : move);
  }
  return [...byProduct.values()]
    .filter(move => move.delta !== 0)
    .sort((a, b) => (a.productId < b.productId ? -1 : 1));
}
