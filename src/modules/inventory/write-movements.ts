import type { Context } from '../../platform/context/context.ts';
import { bulkInsert } from '../../platform/database/bulk.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { publish } from '../../platform/live/publish.ts';
import { stockRanLow, stockRanOut } from './inventory.events.ts';
import { stockChanged } from './inventory.live.ts';
import type { MoveReason } from './move-reason.ts';
import { StockMovement } from './stock-movement.entity.ts';

/** A change of the level of one product. */
export interface LevelChange {
  readonly productId: string;
  readonly before: number;
  readonly onHand: number;
  readonly lowStockThreshold: number;
  /** The running transaction creates the product, so that nobody waits for its level yet. */
  readonly isNew?: boolean;
  /** The id of the movement, when the caller had to know it beforehand. */
  readonly movementId?: string | undefined;
}

const rowsPerStatement = 500;

/** Writes changed levels to the ledger, and reports those that crossed a threshold. */
export async function writeMovements(
  ctx: Context,
  changes: readonly LevelChange[],
  { reason, reference, note = null, at = ctx.clock.now() }: MoveReason & { readonly at?: Date },
): Promise<void> {
  const rows = changes.map(({ productId, before, onHand, movementId }) => ({
    id: movementId ?? newId(StockMovement.idPrefix),
    at,
    product: productId,
    delta: onHand - before,
    onHandAfter: onHand,
    reason,
    reference,
    note,
    actorId: ctx.actor.userId,
  }));
  for (let start = 0; start < rows.length; start += rowsPerStatement)
    await bulkInsert(ctx, StockMovement, rows.slice(start, start + rowsPerStatement));
  for (const change of changes) {
    if (change.isNew) continue;
    publish(ctx, stockChanged, { about: change.productId });
    emitLevelEvents(ctx, change);
  }
}

/** Emitted once, when the level crosses the threshold or reaches 0. */
function emitLevelEvents(
  ctx: Context,
  { productId, before, onHand, lowStockThreshold: low }: LevelChange,
): void {
  if (onHand === 0 && before > 0) emit(ctx, stockRanOut, { productId });
  else if (onHand <= low && before > low) emit(ctx, stockRanLow, { productId, onHand });
}
