import { registerEnumType } from 'type-graphql';

export const OrderFulfillmentStatus = {
  UNFULFILLED: 'UNFULFILLED',
  PARTIALLY_SHIPPED: 'PARTIALLY_SHIPPED',
  SHIPPED: 'SHIPPED',
  DELIVERED: 'DELIVERED',
  RETURNED: 'RETURNED',
} as const;
export type OrderFulfillmentStatus = keyof typeof OrderFulfillmentStatus;
registerEnumType(OrderFulfillmentStatus, {
  name: 'OrderFulfillmentStatus',
  description: 'Where the goods of an order are.',
  valuesConfig: {
    UNFULFILLED: { description: 'Still with the store: not shipped, and perhaps never to be.' },
    PARTIALLY_SHIPPED: { description: 'Some are on their way, or there; the rest is still with the store.' },
    SHIPPED: { description: 'On their way to the customer.' },
    DELIVERED: { description: 'With the customer: delivered, or handed over at the counter.' },
    RETURNED: {
      description:
        'All of them came back, the sale was voided, or what was refunded before it left is back in stock.',
    },
  },
});
