import { registerEnumType } from 'type-graphql';

export const OrderStatus = {
  PENDING_PAYMENT: 'PENDING_PAYMENT',
  PAID: 'PAID',
  SHIPPED: 'SHIPPED',
  DELIVERED: 'DELIVERED',
  CANCELLED: 'CANCELLED',
  REFUNDED: 'REFUNDED',
} as const;
export type OrderStatus = keyof typeof OrderStatus;
registerEnumType(OrderStatus, {
  name: 'OrderStatus',
  description: 'The status of an order.',
  valuesConfig: {
    PENDING_PAYMENT: {
      description: 'Placed; its goods are held until it is paid or its payment window ends.',
    },
    PAID: { description: 'Paid in full.' },
    SHIPPED: { description: 'Shipped to the customer.' },
    DELIVERED: { description: 'Delivered to the customer.' },
    CANCELLED: { description: 'Canceled, voided, or not paid in time. Its goods are back in stock.' },
    REFUNDED: { description: 'Refunded in full.' },
  },
});
