import { newId } from '../../../platform/lib/typed-id.ts';
import { StockMovement, type StockMovementReason } from '../../inventory/stock-movement.entity.ts';
import type { DemoHistory } from './demo-history.ts';
import type { DemoOrder, DemoProduct } from './plan-demo-orders.ts';

interface Move {
  readonly product: DemoProduct;
  readonly at: Date;
  readonly delta: number;
  readonly reason: StockMovementReason;
  readonly reference: string | null;
  readonly note: string | null;
  readonly actorId: string | null;
}

const monthMs = 30 * 86_400_000;

/** The stock movements of an order: what was sold, and what of it came back. */
export function movesOf(orderId: string, order: DemoOrder, history: DemoHistory): Move[] {
  const { placedAt, lines, customer, seller } = order;
  const move = (line: DemoOrder['lines'][number], sign: 1 | -1) => ({
    product: line.product,
    delta: sign * line.quantity,
    reference: orderId,
    note: null,
  });
  const actorId = customer?.userId ?? seller?.userId ?? null;
  const ending = history.events.at(-1)!;
  const { cancelledAt, returned } = history;
  return [
    ...lines.map(line => ({ ...move(line, -1), at: placedAt, reason: 'SALE' as const, actorId })),
    ...(cancelledAt ? lines : []).map(line => ({
      ...move(line, 1),
      at: cancelledAt!,
      reason: 'CANCELLATION' as const,
      actorId: ending.actorId,
    })),
    ...(returned?.lines ?? []).map(line => ({
      ...move(line, 1),
      at: returned!.at,
      reason: 'RETURN' as const,
      actorId: ending.actorId,
    })),
  ];
}

/**
 * The ledger of these moves, for products whose stock was recorded before. So that there is always enough, each month
 * begins with a delivery of what it sells beyond what came back before.
 */
export function ledgerOf(moves: readonly Move[], opening: Date) {
  const byProduct = Map.groupBy(moves, move => move.product);
  return [...byProduct].flatMap(([product, own]) => {
    let level = product.stockOnHand;
    return withDeliveries(product, own, opening).map(({ product: { id }, ...move }) => {
      level += move.delta;
      return { id: newId(StockMovement.idPrefix), ...move, product: id, onHandAfter: level };
    });
  });
}

function withDeliveries(product: DemoProduct, moves: readonly Move[], opening: Date): Move[] {
  const months = Map.groupBy(moves, ({ at }) => Math.floor((at.getTime() - opening.getTime()) / monthMs));
  let spare = 0;
  return [...months]
    .sort(([a], [b]) => a - b)
    .flatMap(([month, own]) => {
      const sold = own.filter(({ delta }) => delta < 0).reduce((sum, { delta }) => sum - delta, 0);
      const back = own.filter(({ delta }) => delta > 0).reduce((sum, { delta }) => sum + delta, 0);
      const delivered = Math.max(0, sold - spare);
      spare += delivered - sold + back;
      const sorted = own.toSorted((a, b) => a.at.getTime() - b.at.getTime());
      return delivered > 0 ? [deliveryOf(product, delivered, month, opening), ...sorted] : sorted;
    });
}

function deliveryOf(product: DemoProduct, delta: number, month: number, opening: Date): Move {
  // After the opening stock was recorded.
  const at = new Date(opening.getTime() + month * monthMs + 1);
  return { product, at, delta, reason: 'ADJUSTMENT', reference: null, note: 'Delivery.', actorId: null };
}
