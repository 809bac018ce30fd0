import { registerEnumType } from 'type-graphql';

export const ShippingMethodKind = {
  FLAT: 'FLAT',
  BY_WEIGHT: 'BY_WEIGHT',
  BY_TOTAL: 'BY_TOTAL',
  PICKUP: 'PICKUP',
} as const;
export type ShippingMethodKind = keyof typeof ShippingMethodKind;
registerEnumType(ShippingMethodKind, {
  name: 'ShippingMethodKind',
  description: 'What the price of shipping goes by.',
  valuesConfig: {
    FLAT: { description: 'The same price for every order.' },
    BY_WEIGHT: {
      description: 'By the weight of the goods. It is not offered while a product has no `weightGrams`.',
    },
    BY_TOTAL: { description: 'By the price of the goods after discounts, as it is entered.' },
    PICKUP: {
      description:
        'The customer comes for the goods. No address is needed, and the order is taxed where the store is.',
    },
  },
});
