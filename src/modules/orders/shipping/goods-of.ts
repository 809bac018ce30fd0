import type { Goods } from '../../shipping/shipping.rules.ts';
import { lineTotal } from '../order.rules.ts';
import type { LineToSell } from '../price-lines.ts';

/** What the lines of an order are for shipping. */
export function goodsOf(lines: readonly LineToSell[], currencyCode: string): Goods {
  let priceMinor = 0;
  let weightGrams: number | null = 0;
  for (const line of lines) {
    const { weightGrams: unit } = line.product;
    priceMinor += lineTotal(line);
    weightGrams = unit === null || weightGrams === null ? null : weightGrams + unit * line.quantity;
  }
  return { currencyCode, priceMinor, weightGrams };
}
