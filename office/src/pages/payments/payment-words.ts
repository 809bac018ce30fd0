import type { Option } from '../../kit/field/option-list.tsx';
import type { Tone } from '../../kit/status/status-badge.tsx';
import type { PaymentProvider, PaymentStatus, PaymentTender } from './generated/graphql.ts';

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

/** How the store receives money that no provider moves. */
const tenderIds: readonly PaymentTender[] = ['CASH', 'CARD_TERMINAL', 'BANK_TRANSFER', 'CHECK', 'OTHER'];
export const paymentTenders: readonly Option<PaymentTender>[] = tenderIds.map(id => ({
  id,
  label: paymentProviders[id],
}));

export const paymentStatusIds = Object.keys(paymentStatuses) as PaymentStatus[];
export const paymentProviderIds = Object.keys(paymentProviders) as PaymentProvider[];
