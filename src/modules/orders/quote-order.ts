import type { Context } from '../../platform/context/context.ts';
import { money } from '../../platform/graphql/money.ts';
import { rateOf } from '../../platform/lib/rate.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import type { AddressInput } from '../accounts/addresses/address.inputs.ts';
import { completeAddress } from '../accounts/addresses/address.rules.ts';
import { placeOf } from '../accounts/addresses/place-of.ts';
import { usualAddresses } from '../accounts/addresses/usual-addresses.ts';
import { readBuyer } from '../accounts/customers/customer-for.ts';
import { readProducts } from '../inventory/lock-products.ts';
import { insufficient } from '../inventory/move-stock.ts';
import { knownSettings } from '../settings/settings.queries.ts';
import { storeTaxation, type Taxation } from '../settings/store-taxation.ts';
import { knownMethods } from '../shipping/known-methods.ts';
import { taxLinesOf } from '../tax/tax-lines.ts';
import { linesProblem, type OrderLineInput } from './order.inputs.ts';
import { lineTotal } from './order.rules.ts';
import type { OrderQuote } from './order-quote.type.ts';
import { wantedLines } from './place-order.ts';
import {
  currencyProblem,
  type LineToSell,
  linesForSale,
  mergeLines,
  nothingPriced,
  type PricedOrder,
  pricedOrderOf,
} from './price-lines.ts';
import { chooseShipping } from './shipping/choose-shipping.ts';
import { deliveryProblems } from './shipping/deliverable.ts';
import { goodsOf } from './shipping/goods-of.ts';
import { offeredMethods } from './shipping/offered-methods.ts';
import { shippingLines } from './shipping/shipping-charge.ts';

/** Whom, where to, and how; nobody known, or the one who asks, when absent. */
interface QuoteFor {
  readonly shippingAddress?: AddressInput | null | undefined;
  readonly customerId?: string | null | undefined;
  readonly shippingMethodId?: string | null | undefined;
}

/**
 * What an order of these lines would cost now, and what would keep it from being placed. No goods are held.
 * @throws UserErrors NOT_FOUND for another customer without ORDERS_MANAGE, INVALID_INPUT for no lines, an address that is
 * none, or a total that is too large
 */
export async function quoteOrder(
  ctx: Context,
  input: readonly OrderLineInput[],
  { shippingMethodId, ...whom }: QuoteFor = {},
): Promise<OrderQuote> {
  const problem = linesProblem(input);
  if (problem) throw new UserError('INVALID_INPUT', `"lines" ${problem}`, { path: ['lines'] });
  const wanted = mergeLines(wantedLines(input));
  const delivered = await taxationOf(ctx, whom);
  const products = await readProducts(
    ctx,
    wanted.map(line => line.productId),
  );
  const { lines, problems } = sellable(wanted, products, delivered);
  const currencyCode = lines[0]?.product.currencyCode ?? (await knownSettings(ctx)).currencyCode;
  const goods = goodsOf(lines, currencyCode);
  const methods = await knownMethods(ctx);
  const offered = lines.length === 0 ? [] : offeredMethods(methods, goods, delivered.zoneId);
  const shipping = chooseShipping(methods, shippingMethodId, goods, delivered.zoneId);
  if (lines.length > 0) problems.push(...shipping.problems);
  if (shippingMethodId != null && !shipping.isPickup) problems.push(...deliveryProblems(delivered.address));
  const taxation = shipping.isPickup ? await storeTaxation(ctx, null, delivered.payer) : delivered;
  const taxed = shipping.isPickup ? linesForSale(lines, products, taxation).lines : lines;
  const priced =
    taxed.length === 0
      ? nothingPriced(currencyCode, taxation)
      : pricedOrderOf(taxed, taxation, shipping.chargeIn(taxation));
  return {
    ...shownPrices(priced),
    problems: problems.map(({ code, message, details }) => ({ code, message, path: details.path ?? [] })),
    shippingMethods: offered.map(({ method, priceMinor }) => ({
      method,
      price: money(priceMinor, currencyCode),
    })),
    isAvailable: lines.length === wanted.length && lines.every(hasEnough),
  };
}

function hasEnough({ product, quantity }: LineToSell): boolean {
  return quantity <= product.stockOnHand;
}

/** What a priced order says of itself. */
function shownPrices(priced: PricedOrder) {
  const { currencyCode } = priced;
  const amount = (minor: number) => money(minor, currencyCode);
  return {
    lines: priced.lines.map(line => ({
      productId: line.productId,
      sku: line.product.sku,
      name: line.product.name,
      unitPrice: amount(line.unitPriceMinor),
      quantity: line.quantity,
      total: amount(lineTotal(line)),
      available: line.product.stockOnHand,
      isAvailable: hasEnough(line),
    })),
    shipping: amount(priced.shippingMinor),
    subtotal: amount(priced.subtotalMinor),
    discountTotal: amount(priced.discountMinor),
    pricesIncludeTax: priced.pricesIncludeTax,
    taxRate: rateOf(priced.taxRatePpm),
    taxLines: taxLinesOf(
      [...priced.lines, ...shippingLines({ ...priced, shippingReturnedMinor: 0 })],
      currencyCode,
    ),
    taxExemption: priced.taxExemption,
    tax: amount(priced.taxMinor),
    total: amount(priced.totalMinor),
  };
}

/** The lines that can be sold together, and what stands against the others or is short. */
function sellable(
  wanted: Parameters<typeof linesForSale>[0],
  products: Parameters<typeof linesForSale>[1],
  taxation: Taxation,
): { lines: LineToSell[]; problems: UserError[] } {
  const { lines, problems } = linesForSale(wanted, products, taxation);
  for (let other = currencyProblem(lines); other; other = currencyProblem(lines)) {
    problems.push(other);
    lines.splice(
      lines.findIndex(({ path }) => path === other!.details.path),
      1,
    );
  }
  for (const line of lines)
    if (!hasEnough(line))
      problems.push(insufficient(line.product, line.quantity, [...line.path, 'quantity']));
  return { lines, problems };
}

/** How the order would be taxed: at the address given, or else where the orders of the customer usually go. */
async function taxationOf(ctx: Context, { shippingAddress: given, customerId }: QuoteFor) {
  const payer = await readBuyer(ctx, customerId, 'ORDERS_MANAGE');
  const address = given
    ? completeAddress(given, ['shippingAddress'])
    : payer && (await usualAddresses(ctx, payer)).shippingAddress;
  return { ...(await storeTaxation(ctx, placeOf(address), payer)), payer, address };
}
