import type { KnownMethod } from '../../shipping/known-methods.ts';
import { type Goods, goesTo, shippingPrice } from '../../shipping/shipping.rules.ts';

/** A method that can carry the goods of an order to its zone, and for what. */
export interface OfferedMethod {
  readonly method: KnownMethod;
  /** As it was entered. */
  readonly priceMinor: number;
}

/** The methods for goods that go to a zone, the cheapest first. */
export function offeredMethods(
  methods: readonly KnownMethod[],
  goods: Goods,
  zoneId: string,
): OfferedMethod[] {
  return methods
    .filter(method => method.active && goesTo(method, zoneId))
    .flatMap(method => {
      const priceMinor = shippingPrice(method, goods);
      return priceMinor === null ? [] : [{ method, priceMinor }];
    })
    .sort((a, b) => a.priceMinor - b.priceMinor);
}
