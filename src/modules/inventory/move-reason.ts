import type { StockMovementReason } from './stock-movement.entity.ts';

/** Why stock changes. */
export interface MoveReason {
  readonly reason: StockMovementReason;
  /** The id of the order, production record, or rental that it belongs to. */
  readonly reference: string | null;
  readonly note?: string | null;
}
