import { fromMinor, maxAmountMinor } from '../../platform/lib/money.ts';
import { UserError, UserErrors } from '../../platform/lib/user-error.ts';
import type { LockedProduct } from '../inventory/lock-products.ts';
import { type Totals, totalsOf } from './order.rules.ts';

export interface WantedLine {
  readonly productId: string;
  readonly quantity: number;
  readonly discountPpm: number;
  /** Where it is in the input. */
  readonly path: readonly string[];
}

export interface LineToSell extends WantedLine {
  readonly product: LockedProduct;
  readonly unitPriceMinor: number;
}

export interface PricedOrder extends Totals {
  readonly lines: readonly LineToSell[];
  readonly currencyCode: string;
}

/** Puts lines of the same product and discount together, at the position of the first. */
export function mergeLines(lines: readonly WantedLine[]): WantedLine[] {
  const merged = new Map<string, WantedLine>();
  for (const line of lines) {
    const key = `${line.productId} ${line.discountPpm}`;
    const earlier = merged.get(key);
    merged.set(key, earlier ? { ...earlier, quantity: earlier.quantity + line.quantity } : line);
  }
  return [...merged.values()];
}

/**
 * The lines of an order and its totals at the products' prices.
 * @throws UserErrors NOT_FOUND, PRODUCT_NOT_FOR_SALE, INVALID_INPUT for products in several currencies or a total that is too large
 */
export function priceLines(
  wanted: readonly WantedLine[],
  products: ReadonlyMap<string, LockedProduct>,
  taxRatePpm: number,
): PricedOrder {
  const problems = wanted.flatMap(line => problemsOf(line, products.get(line.productId)));
  if (problems.length > 0) throw new UserErrors(problems);
  const lines = wanted.map(line => {
    const product = products.get(line.productId)!;
    return { ...line, product, unitPriceMinor: product.priceMinor };
  });
  return pricedOrderOf(lines, taxRatePpm);
}

/** The same for lines whose prices are known. @throws UserError INVALID_INPUT */
export function pricedOrderOf(lines: readonly LineToSell[], taxRatePpm: number): PricedOrder {
  const { currencyCode } = lines[0]!.product;
  const other = lines.find(({ product }) => product.currencyCode !== currencyCode);
  if (other)
    throw new UserError(
      'INVALID_INPUT',
      `"${other.product.name}" is priced in ${other.product.currencyCode} and the others in ${currencyCode}. Order them separately.`,
      { path: other.path },
    );
  const tooLarge = lines.find(({ unitPriceMinor, quantity }) => unitPriceMinor * quantity > maxAmountMinor);
  if (tooLarge) throw totalTooLarge(currencyCode, [...tooLarge.path, 'quantity']);
  const totals = totalsOf(lines, taxRatePpm);
  if (totals.totalMinor > maxAmountMinor) throw totalTooLarge(currencyCode, ['lines']);
  return { lines, currencyCode, ...totals };
}

function totalTooLarge(currencyCode: string, path: readonly string[]): UserError {
  const most = fromMinor(maxAmountMinor, currencyCode);
  return new UserError('INVALID_INPUT', `The total must be at most ${most} ${currencyCode}.`, { path });
}

function problemsOf({ productId, path }: WantedLine, product: LockedProduct | undefined): UserError[] {
  const at = { path: [...path, 'productId'] };
  if (!product || product.deletedAt !== null)
    return [new UserError('NOT_FOUND', `There is no product with the id ${productId}.`, at)];
  if (product.status !== 'ACTIVE')
    return [new UserError('PRODUCT_NOT_FOR_SALE', `"${product.name}" is no longer for sale.`, at)];
  return [];
}
