import { partOf, wholePpm } from '../../platform/lib/rate.ts';
import { inProportion, shareOf, sum } from '../../platform/lib/shares.ts';
import { type TaxShare, taxesOf } from '../tax/tax.rules.ts';
import { dueOf, type OrderMoney } from './order-money.rules.ts';

export interface PricedLine {
  readonly unitPriceMinor: number;
  readonly quantity: number;
  readonly discountPpm: number;
}

export interface Totals {
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

/** unit price × quantity × (1 − discount), rounded half up to the minor unit. */
export function lineTotal({ unitPriceMinor, quantity, discountPpm }: PricedLine): number {
  return partOf(unitPriceMinor * quantity, wholePpm - discountPpm);
}

export interface TaxedLine extends PricedLine {
  readonly taxRatePpm: number;
}

/** The price of shipping and its rate. */
export interface TaxedShipping {
  readonly shippingMinor: number;
  readonly shippingTaxRatePpm: number;
}

/**
 * The totals of an order, and the net amount and the tax of each line and of shipping. Each line is rounded on its own; the
 * tax is rounded once for each rate, of the sum of its lines and shipping.
 * @param includesTax whether the prices include the tax, so that the total is what the lines and shipping come to
 */
export function totalsOf(
  lines: readonly TaxedLine[],
  includesTax: boolean,
  shipping: TaxedShipping | null = null,
): Totals & { readonly shares: readonly TaxShare[]; readonly shippingShare: TaxShare } {
  const subtotalMinor = sum(lines.map(line => line.unitPriceMinor * line.quantity));
  const amounts = lines.map(line => ({ amountMinor: lineTotal(line), ratePpm: line.taxRatePpm }));
  const goodsMinor = sum(amounts.map(({ amountMinor }) => amountMinor));
  const { shippingMinor: amountMinor = 0, shippingTaxRatePpm: ratePpm = 0 } = shipping ?? {};
  // What costs nothing adds no rate to the document.
  const charged = amountMinor > 0 ? [{ amountMinor, ratePpm }] : [];
  const { lines: shares, rates } = taxesOf([...amounts, ...charged], includesTax);
  const taxMinor = sum(rates.map(rate => rate.taxMinor));
  const priceMinor = goodsMinor + amountMinor;
  return {
    subtotalMinor,
    discountMinor: subtotalMinor - goodsMinor,
    taxMinor,
    totalMinor: includesTax ? priceMinor : priceMinor + taxMinor,
    shares: shares.slice(0, lines.length),
    shippingShare: shares[lines.length] ?? { netMinor: 0, taxMinor: 0 },
  };
}

export interface ReturnableLine {
  /** As it was entered. */
  readonly totalMinor: number;
  readonly quantity: number;
  readonly returnedQuantity: number;
  readonly taxRatePpm: number;
}

/**
 * The value of the returned units of these lines, tax included. It is computed from all returned units each time, so
 * that in whatever order units come back, all of them together are worth exactly what was charged.
 */
export function valueReturned(lines: readonly ReturnableLine[], includesTax: boolean): number {
  return sum(ratesReturned(lines, includesTax).map(({ netMinor, taxMinor }) => netMinor + taxMinor));
}

function ratesReturned(lines: readonly ReturnableLine[], includesTax: boolean) {
  const amounts = lines.map(({ totalMinor, quantity, returnedQuantity, taxRatePpm }) => ({
    amountMinor: shareOf(totalMinor, returnedQuantity, quantity),
    ratePpm: taxRatePpm,
  }));
  return taxesOf(amounts, includesTax).rates;
}

/**
 * The refunded part of an order's price, tax included. Money that went back because a correction lowered the price does
 * not count: of a sale of 100 that was corrected to 60, paying back 40 is no refund.
 */
export function refundedOfPrice({ totalMinor, paidMinor, refundedMinor }: OrderMoney): number {
  if (refundedMinor === 0) return 0;
  return Math.max(0, Math.min(totalMinor, dueOf({ totalMinor, paidMinor, refundedMinor })));
}

export interface RefundableLine extends ReturnableLine, TaxShare {}

/**
 * The refunded part of each line, net and tax. Returned units take their part first, and the lines share the rest in
 * proportion; tax is refunded in the proportion in which it was paid, for each rate on its own. All lines of a rate together
 * come to exactly the net part of what is refunded of it, rounded half up once.
 */
export function refundOfLines(
  lines: readonly RefundableLine[],
  order: OrderMoney,
  includesTax: boolean,
): readonly TaxShare[] {
  const refunds = lines.map((): TaxShare => ({ netMinor: 0, taxMinor: 0 }));
  const given = refundedOfPrice(order);
  if (given === 0) return refunds;
  const byRate = [...Map.groupBy(lines.keys(), index => lines[index]!.taxRatePpm)].map(
    ([ratePpm, indexes]) => ({
      ratePpm,
      indexes,
      netMinor: sum(indexes.map(index => lines[index]!.netMinor)),
      grossMinor: sum(indexes.map(index => lines[index]!.netMinor + lines[index]!.taxMinor)),
    }),
  );
  const returned = new Map(
    ratesReturned(lines, includesTax).map(rate => [rate.ratePpm, rate.netMinor + rate.taxMinor]),
  );
  const parts = returnedFirst(
    given,
    byRate.map(({ grossMinor }) => grossMinor),
    byRate.map(({ ratePpm }) => returned.get(ratePpm)!),
  );
  for (const [place, { indexes, netMinor, grossMinor }] of byRate.entries()) {
    const refunded = grossMinor === 0 ? 0 : shareOf(netMinor, parts[place]!, grossMinor);
    const nets = indexes.map(index => lines[index]!.netMinor);
    const back = (amountOf: (line: RefundableLine) => number) =>
      indexes.map(index => {
        const line = lines[index]!;
        return shareOf(amountOf(line), line.returnedQuantity, line.quantity);
      });
    const netParts = returnedFirst(
      refunded,
      nets,
      back(line => line.netMinor),
    );
    const taxes = indexes.map(index => lines[index]!.taxMinor);
    const taxParts = returnedFirst(
      parts[place]! - refunded,
      taxes,
      back(line => line.taxMinor),
    );
    for (const [at, index] of indexes.entries())
      refunds[index] = { netMinor: netParts[at]!, taxMinor: taxParts[at]! };
  }
  return refunds;
}

/** Divides an amount: what was returned takes its part first, and the rest is shared in proportion to what was kept. */
function returnedFirst(amount: number, wholes: readonly number[], returned: readonly number[]): number[] {
  if (amount <= sum(returned)) return inProportion(amount, returned);
  const kept = wholes.map((whole, index) => whole - returned[index]!);
  const rest = inProportion(amount - sum(returned), kept);
  return returned.map((part, index) => part + rest[index]!);
}
