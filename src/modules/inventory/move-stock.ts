import type { Context } from '../../platform/context/context.ts';
import { write } from '../../platform/database/rows.ts';
import { joinSql, listSql, sql } from '../../platform/database/sql.ts';
import { UserError, UserErrors } from '../../platform/lib/user-error.ts';
import { type LockedProduct, lockProducts } from './lock-products.ts';
import type { MoveReason } from './move-reason.ts';
import { writeMovements } from './write-movements.ts';

export interface StockMove {
  readonly productId: string;
  /** How many units are added, or removed when negative. */
  readonly delta: number;
  /** Where in the input these units were requested. */
  readonly path?: readonly string[];
  /** The id of the movement, when the caller must know it beforehand. */
  readonly movementId?: string;
}

/**
 * The only way to change stock: within a transaction, writes a movement for each product to the ledger and sets its new
 * level. Several moves of one product become one movement. Either all moves happen, or none.
 * @param locked the products, when the caller has locked them already
 * @throws UserErrors INSUFFICIENT_STOCK, one for each product with too few units
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
  const tooFew = changes.filter(({ onHandAfter }) => onHandAfter < 0);
  if (tooFew.length > 0)
    throw new UserErrors(tooFew.map(({ product, delta, path }) => insufficient(product, -delta, path)));

  const cases = changes.map(({ productId, onHandAfter }) => sql`when ${productId} then ${onHandAfter}`);
  await write(
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

/** One move for each product, in the order in which rows are locked. Products whose moves cancel out are left out. */
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
