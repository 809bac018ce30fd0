import type { Context } from '../../platform/context/context.ts';
import { money } from '../../platform/graphql/money.ts';
import { rateOf } from '../../platform/lib/rate.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { readProducts } from '../inventory/lock-products.ts';
import { knownSettings } from '../settings/settings.queries.ts';
import { linesProblem, type OrderLineInput } from './order.inputs.ts';
import { lineTotal } from './order.rules.ts';
import type { OrderQuote } from './order-quote.type.ts';
import { wantedLines } from './place-order.ts';
import { mergeLines, priceLines } from './price-lines.ts';

/**
 * What an order of these lines would cost now, and whether enough is in stock. No goods are held.
 * @throws UserErrors NOT_FOUND, PRODUCT_NOT_FOR_SALE, INVALID_INPUT
 */
export async function quoteOrder(ctx: Context, input: readonly OrderLineInput[]): Promise<OrderQuote> {
  const problem = linesProblem(input);
  if (problem) throw new UserError('INVALID_INPUT', `"lines" ${problem}`, { path: ['lines'] });
  const wanted = mergeLines(wantedLines(input));
  const { taxRatePpm } = await knownSettings(ctx);
  const products = await readProducts(
    ctx,
    wanted.map(line => line.productId),
  );
  const priced = priceLines(wanted, products, taxRatePpm);
  const amount = (minor: number) => money(minor, priced.currencyCode);
  const lines = priced.lines.map(line => ({
    productId: line.productId,
    sku: line.product.sku,
    name: line.product.name,
    unitPrice: amount(line.unitPriceMinor),
    quantity: line.quantity,
    total: amount(lineTotal(line)),
    available: line.product.stockOnHand,
    isAvailable: line.quantity <= line.product.stockOnHand,
  }));
  return {
    lines,
    subtotal: amount(priced.subtotalMinor),
    taxRate: rateOf(taxRatePpm),
    tax: amount(priced.taxMinor),
    total: amount(priced.totalMinor),
    isAvailable: lines.every(line => line.isAvailable),
  };
}
