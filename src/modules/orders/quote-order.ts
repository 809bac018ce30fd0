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
import { storeTaxation, type Taxation } from '../settings/store-taxation.ts';
import { taxLinesOf } from '../tax/tax-lines.ts';
import { linesProblem, type OrderLineInput } from './order.inputs.ts';
import { lineTotal } from './order.rules.ts';
import type { OrderQuote } from './order-quote.type.ts';
import { wantedLines } from './place-order.ts';
import { mergeLines, priceLines } from './price-lines.ts';

/** Whom and where to; nobody known, or the one who asks, when absent. */
interface QuoteFor {
  readonly shippingAddress?: AddressInput | null | undefined;
  readonly customerId?: string | null | undefined;
}

/**
 * What an order of these lines would cost now, and whether enough is in stock. No goods are held.
 * @throws UserErrors NOT_FOUND, also for another customer without ORDERS_MANAGE, PRODUCT_NOT_FOR_SALE, INVALID_INPUT
 */
export async function quoteOrder(
  ctx: Context,
  input: readonly OrderLineInput[],
  { shippingAddress, customerId }: QuoteFor = {},
): Promise<OrderQuote> {
  const problem = linesProblem(input);
  if (problem) throw new UserError('INVALID_INPUT', `"lines" ${problem}`, { path: ['lines'] });
  const wanted = mergeLines(wantedLines(input));
  const taxation = await taxationOf(ctx, shippingAddress, customerId);
  const products = await readProducts(
    ctx,
    wanted.map(line => line.productId),
  );
  const priced = priceLines(wanted, products, taxation);
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
    discountTotal: amount(priced.discountMinor),
    pricesIncludeTax: priced.pricesIncludeTax,
    taxRate: rateOf(priced.taxRatePpm),
    taxLines: taxLinesOf(priced.lines, priced.currencyCode),
    taxExemption: priced.taxExemption,
    tax: amount(priced.taxMinor),
    total: amount(priced.totalMinor),
    isAvailable: lines.every(line => line.isAvailable),
  };
}

/** How the order would be taxed: at the address given, or else where the orders of the customer usually go. */
async function taxationOf(
  ctx: Context,
  given: AddressInput | null | undefined,
  customerId: string | null | undefined,
): Promise<Taxation> {
  const buyer = await readBuyer(ctx, customerId, 'ORDERS_MANAGE');
  const address = given
    ? completeAddress(given, ['shippingAddress'])
    : buyer && (await usualAddresses(ctx, buyer)).shippingAddress;
  return storeTaxation(ctx, placeOf(address), buyer);
}
