import type { Tone } from '../../kit/status/status-badge.tsx';
import type { PaymentProvider, PaymentStatus } from './generated/graphql.ts';

export const paymentStatuses: Readonly<Record<PaymentStatus, { label: string; tone: Tone }>> = {
  REQUIRES_ACTION: { label: 'Waits for the customer', tone: 'warning' },
  PROCESSING: { label: 'Processing', tone: 'info' },
  SUCCEEDED: { label: 'Paid', tone: 'success' },
  FAILED: { label: 'Failed', tone: 'danger' },
  CANCELLED: { label: 'Canceled', tone: 'neutral' },
  REFUNDED: { label: 'Refunded', tone: 'neutral' },
  PARTIALLY_REFUNDED: { label: 'Partly refunded', tone: 'warning' },
};

export const paymentProviders: Readonly<Record<PaymentProvider, string>> = {
  STRIPE: 'Stripe',
  LOCAL: 'Simulated',
  CASH: 'Cash',
  CARD_TERMINAL: 'Card terminal',
  BANK_TRANSFER: 'Bank transfer',
  CHECK: 'Check',
  OTHER: 'Other',
};
