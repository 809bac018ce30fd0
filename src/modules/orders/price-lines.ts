import { fromMinor, maxAmountMinor } from '../../platform/lib/money.ts';
import { UserError, UserErrors } from '../../platform/lib/user-error.ts';
import type { LockedProduct } from '../inventory/lock-products.ts';
import type { Taxation } from '../settings/store-taxation.ts';
import type { TaxShare } from '../tax/tax.rules.ts';
import { type Totals, totalsOf } from './order.rules.ts';
import { type KeptCharge, keptCharge, type ShippingCharge } from './shipping/shipping-charge.ts';

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
  readonly taxClassId: string | null;
  readonly taxName: string | null;
  readonly taxRatePpm: number;
}

/** A line with its part of the order's tax. */
export type PricedOrderLine = LineToSell & TaxShare;

export interface PricedOrder extends Totals, KeptCharge {
  readonly lines: readonly PricedOrderLine[];
  readonly currencyCode: string;
  readonly pricesIncludeTax: boolean;
  readonly zoneId: string | null;
  readonly taxExemption: string | null;
  /** The highest of its lines. */
  readonly taxRatePpm: number;
}

/** How an order is taxed as a whole. */
export type OrderTaxation = Pick<Taxation, 'includesTax' | 'exemption'> & { readonly zoneId: string | null };

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
  taxation: Taxation,
): PricedOrder {
  return pricedOrderOf(linesToSell(wanted, products, taxation), taxation);
}

/**
 * The lines of an order at the products' prices.
 * @throws UserErrors NOT_FOUND, PRODUCT_NOT_FOR_SALE, INVALID_INPUT for products in several currencies
 */
export function linesToSell(
  wanted: readonly WantedLine[],
  products: ReadonlyMap<string, LockedProduct>,
  taxation: Pick<Taxation, 'rateOf'>,
): LineToSell[] {
  const { lines, problems } = linesForSale(wanted, products, taxation);
  const other = currencyProblem(lines);
  if (problems.length > 0 || other) throw new UserErrors(other ? [...problems, other] : problems);
  return lines;
}

/** The lines that can be sold, at the products' prices, and what stands against the others. */
export function linesForSale(
  wanted: readonly WantedLine[],
  products: ReadonlyMap<string, LockedProduct>,
  taxation: Pick<Taxation, 'rateOf'>,
): { readonly lines: LineToSell[]; readonly problems: UserError[] } {
  const lines: LineToSell[] = [];
  const problems: UserError[] = [];
  for (const line of wanted) {
    const product = products.get(line.productId);
    const problem = problemOf(line, product);
    if (problem) problems.push(problem);
    else lines.push({ ...line, ...atCurrentPrice(product!, taxation) });
  }
  return { lines, problems };
}

/** What a product costs now, and how it is taxed. */
export function atCurrentPrice(product: LockedProduct, taxation: Pick<Taxation, 'rateOf'>) {
  const { ratePpm, name } = taxation.rateOf(product.taxClass);
  return {
    product,
    unitPriceMinor: product.priceMinor,
    taxClassId: product.taxClass,
    taxName: name,
    taxRatePpm: ratePpm,
  };
}

/** What stands against a line whose product has another currency than that of the first; an order has one. */
export function currencyProblem(lines: readonly LineToSell[]): UserError | null {
  const currencyCode = lines[0]?.product.currencyCode;
  const other = lines.find(({ product }) => product.currencyCode !== currencyCode);
  if (!other || !currencyCode) return null;
  return new UserError(
    'INVALID_INPUT',
    `"${other.product.name}" is priced in ${other.product.currencyCode} and the others in ${currencyCode}. Order them separately.`,
    { path: other.path },
  );
}

/** The same for lines whose prices and rates are known. @throws UserError INVALID_INPUT */
export function pricedOrderOf(
  lines: readonly LineToSell[],
  { includesTax, exemption, zoneId }: OrderTaxation,
  charge: ShippingCharge | null = null,
): PricedOrder {
  const problem = currencyProblem(lines);
  if (problem) throw problem;
  const { currencyCode } = lines[0]!.product;
  const tooLarge = lines.find(({ unitPriceMinor, quantity }) => unitPriceMinor * quantity > maxAmountMinor);
  if (tooLarge) throw totalTooLarge(currencyCode, [...tooLarge.path, 'quantity']);
  const { shares, shippingShare, ...totals } = totalsOf(lines, includesTax, charge);
  if (totals.totalMinor > maxAmountMinor) throw totalTooLarge(currencyCode, ['lines']);
  return {
    lines: lines.map((line, index) => ({ ...line, ...shares[index]! })),
    currencyCode,
    ...totals,
    ...keptCharge(charge, shippingShare),
    pricesIncludeTax: includesTax,
    zoneId,
    taxExemption: exemption,
    taxRatePpm: Math.max(...lines.map(line => line.taxRatePpm)),
  };
}

/** What an order of nothing costs, for a quote of which no line can be bought. */
export function nothingPriced(
  currencyCode: string,
  { includesTax, exemption, zoneId }: OrderTaxation,
): PricedOrder {
  return {
    lines: [],
    currencyCode,
    subtotalMinor: 0,
    discountMinor: 0,
    taxMinor: 0,
    totalMinor: 0,
    ...keptCharge(null, { netMinor: 0, taxMinor: 0 }),
    pricesIncludeTax: includesTax,
    zoneId,
    taxExemption: exemption,
    taxRatePpm: 0,
  };
}

function totalTooLarge(currencyCode: string, path: readonly string[]): UserError {
  const most = fromMinor(maxAmountMinor, currencyCode);
  return new UserError('INVALID_INPUT', `The total must be at most ${most} ${currencyCode}.`, { path });
}

function problemOf({ productId, path }: WantedLine, product: LockedProduct | undefined): UserError | null {
  const at = { path: [...path, 'productId'] };
  if (!product || product.deletedAt !== null)
    return new UserError('NOT_FOUND', `There is no product with the id ${productId}.`, at);
  return product.status === 'ACTIVE'
    ? null
    : new UserError('PRODUCT_NOT_FOR_SALE', `"${product.name}" is no longer for sale.`, at);
}
