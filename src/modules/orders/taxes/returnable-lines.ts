import type { Order } from '../order.entity.ts';
import type { OrderLine } from '../order-line.entity.ts';
import { shippingLines } from '../shipping/shipping-charge.ts';
import { taxedLines, taxFactsOf } from './taxed-lines.ts';

/** The lines of an order and behind them its shipping, with what of each came back. */
export function returnableLines(order: Order, lines: readonly OrderLine[]) {
  return [...taxedLines(lines.map(taxFactsOf), order.taxRatePpm), ...shippingLines(order)];
}
