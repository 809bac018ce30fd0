import type { ShippingMethodKind } from './shipping-method-kind.ts';
import type { StoredShippingRate } from './shipping-rate.type.ts';

/** What of the goods of an order decides what shipping costs. */
export interface Goods {
  readonly currencyCode: string;
  /** Their price after discounts, as it was entered. */
  readonly priceMinor: number;
  /** Null where the weight of a product is not known. */
  readonly weightGrams: number | null;
}

export interface PricedMethod {
  readonly kind: ShippingMethodKind;
  readonly zoneIds: readonly string[];
  readonly currencyCode: string;
  readonly rates: readonly StoredShippingRate[];
  readonly freeFromMinor: number | null;
}

/** Whether a method goes to a zone. Whoever comes for the goods may live anywhere. */
export function goesTo({ kind, zoneIds }: Pick<PricedMethod, 'kind' | 'zoneIds'>, zoneId: string): boolean {
  return kind === 'PICKUP' || zoneIds.length === 0 || zoneIds.includes(zoneId);
}

/** What a method costs for goods, as it was entered; null where it cannot carry them. Free from an amount on is within its limits. */
export function shippingPrice(method: PricedMethod, goods: Goods): number | null {
  if (method.currencyCode !== goods.currencyCode) return null;
  const measure = measureOf(method.kind, goods);
  if (measure === null) return null;
  const rate = method.rates.find(({ upTo }) => upTo === null || measure <= upTo);
  if (!rate) return null;
  const isFree = method.freeFromMinor !== null && goods.priceMinor >= method.freeFromMinor;
  return isFree ? 0 : rate.priceMinor;
}

function measureOf(kind: ShippingMethodKind, { priceMinor, weightGrams }: Goods): number | null {
  if (kind === 'BY_WEIGHT') return weightGrams;
  return kind === 'BY_TOTAL' ? priceMinor : 0;
}

export interface RateProblem {
  /** The place of the rate; absent for all of them. */
  readonly index?: number;
  readonly field?: 'upToWeightGrams' | 'upToTotal';
  /** To be written after the field's name. */
  readonly message: string;
}

export const maxShippingRates = 20;

/** A rate with the limits that were given for it, whichever fits its kind. */
export interface GivenLimits {
  readonly upToWeightGrams?: number | null | undefined;
  readonly upToTotal?: string | null | undefined;
}

/** What is wrong with the limits of a method's rates, before they are read. */
export function limitsProblem(
  kind: ShippingMethodKind,
  rates: readonly GivenLimits[],
): RateProblem | undefined {
  if (rates.length === 0) return { message: 'must hold at least one rate.' };
  if (rates.length > maxShippingRates)
    return { message: `must hold at most ${maxShippingRates} rates, but it holds ${rates.length}.` };
  const limits = { BY_WEIGHT: 'upToWeightGrams', BY_TOTAL: 'upToTotal', FLAT: null, PICKUP: null } as const;
  for (const [index, rate] of rates.entries())
    for (const field of ['upToWeightGrams', 'upToTotal'] as const) {
      const isGiven = rate[field] !== undefined && rate[field] !== null;
      if (field !== limits[kind] && isGiven)
        return { index, field, message: `must be absent: the price of ${kind} does not go by it.` };
      if (field === limits[kind] && !isGiven && index < rates.length - 1)
        return { index, field, message: 'must be given: only the last rate can be without a limit.' };
    }
  return limits[kind] === null && rates.length > 1
    ? { message: `must hold one rate: ${kind} has the same price for every order.` }
    : undefined;
}

/** What is wrong with the order of rates. */
export function orderProblem(rates: readonly StoredShippingRate[]): number | undefined {
  const index = rates.findIndex(({ upTo }, at) => upTo !== null && upTo <= (rates[at - 1]?.upTo ?? 0));
  return index === -1 ? undefined : index;
}
