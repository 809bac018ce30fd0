import type { TaxShare } from '../../tax/tax.rules.ts';

/** What shipping costs and how it is taxed, before its tax is known. */
export interface ShippingCharge {
  readonly shippingMethodId: string;
  readonly shippingName: string;
  readonly isPickup: boolean;
  /** As the price of the method was entered. */
  readonly shippingMinor: number;
  readonly shippingTaxClassId: string | null;
  readonly shippingTaxName: string | null;
  readonly shippingTaxRatePpm: number;
}

/** The same as an order keeps it. */
export type KeptCharge = Omit<ShippingCharge, 'shippingMethodId' | 'shippingName'> & {
  readonly shippingMethodId: string | null;
  readonly shippingName: string | null;
  readonly shippingNetMinor: number;
  readonly shippingTaxMinor: number;
};

const nothing = {
  shippingMethodId: null,
  shippingName: null,
  isPickup: false,
  shippingMinor: 0,
  shippingTaxClassId: null,
  shippingTaxName: null,
  shippingTaxRatePpm: 0,
} as const;

/** What an order keeps of its shipping; nothing where nothing is sent. */
export function keptCharge(charge: ShippingCharge | null, { netMinor, taxMinor }: TaxShare): KeptCharge {
  return { ...(charge ?? nothing), shippingNetMinor: netMinor, shippingTaxMinor: taxMinor };
}

/** What of an order decides what its shipping comes to. */
export interface ChargedShipping {
  readonly shippingMinor: number;
  readonly shippingTaxName: string | null;
  readonly shippingTaxRatePpm: number;
  readonly shippingNetMinor: number;
  readonly shippingTaxMinor: number;
  readonly shippingReturnedMinor: number;
}

/**
 * The price of shipping as a line of its order, which comes back as lines do: its price is so many units of the smallest coin,
 * of which some were given back. Empty where shipping costs nothing, so that it shares no rate with the goods.
 */
export function shippingLines(order: ChargedShipping) {
  if (order.shippingMinor === 0) return [];
  return [
    {
      totalMinor: order.shippingMinor,
      quantity: order.shippingMinor,
      returnedQuantity: order.shippingReturnedMinor,
      taxName: order.shippingTaxName,
      taxRatePpm: order.shippingTaxRatePpm,
      netMinor: order.shippingNetMinor,
      taxMinor: order.shippingTaxMinor,
    },
  ];
}
