import type { StockMovementReason } from './stock-movement.entity.ts';

/** Why stock changes. */
export interface MoveReason {
  readonly reason: StockMovementReason;
  /** The id of what it is for. */
  readonly reference: string | null;
  readonly note?: string | null;
}
