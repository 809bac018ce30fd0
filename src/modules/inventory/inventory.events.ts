import { defineEvent } from '../../platform/jobs/define-event.ts';

/** The level of a product fell to its low-stock threshold or below. */
export const stockRanLow = defineEvent<{ readonly productId: string; readonly onHand: number }>(
  'stock.ran-low',
);
/** The level of a product fell to 0. */
export const stockRanOut = defineEvent<{ readonly productId: string }>('stock.ran-out');
