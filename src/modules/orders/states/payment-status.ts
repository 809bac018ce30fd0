import { registerEnumType } from 'type-graphql';

export const OrderPaymentStatus = {
  UNPAID: 'UNPAID',
  PARTIALLY_PAID: 'PARTIALLY_PAID',
  PAID: 'PAID',
  PARTIALLY_REFUNDED: 'PARTIALLY_REFUNDED',
  REFUNDED: 'REFUNDED',
} as const;
export type OrderPaymentStatus = keyof typeof OrderPaymentStatus;
registerEnumType(OrderPaymentStatus, {
  name: 'OrderPaymentStatus',
  description: 'Whether the money for an order has come.',
  valuesConfig: {
    UNPAID: { description: 'Nothing is paid, or all that was paid went back and is due again.' },
    PARTIALLY_PAID: { description: 'A part is paid.' },
    PAID: { description: 'Paid in full, or there is nothing to pay.' },
    PARTIALLY_REFUNDED: { description: 'A part of what was paid went back, and is not due again.' },
    REFUNDED: { description: 'All that was paid went back.' },
  },
});
