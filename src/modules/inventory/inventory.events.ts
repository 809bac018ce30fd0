import { defineEvent } from '../../platform/jobs/define-event.ts';

export const stockRanLow = defineEvent<{ readonly productId: string; readonly onHand: number }>(
  'stock.ran-low',
);
export const stockRanOut = defineEvent<{ readonly productId: string }>('stock.ran-out');
