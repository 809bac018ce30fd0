import type Stripe from 'stripe';
import type { DisputeStatus } from '../disputes/dispute.entity.ts';
import type { DisputeState } from './payment-provider.ts';
import { fromStripeAmount } from './stripe-amounts.ts';

export type DisputeData = Pick<
  Stripe.Dispute,
  'object' | 'id' | 'status' | 'amount' | 'currency' | 'reason' | 'created' | 'payment_intent'
> & { readonly evidence_details?: { readonly due_by?: number | null } | null };

/** What each event about a dispute says of the money; null when it says nothing of it. */
const moves: ReadonlyMap<string, DisputeState['move']> = new Map([
  ['charge.dispute.created', null],
  ['charge.dispute.updated', null],
  ['charge.dispute.closed', null],
  ['charge.dispute.funds_withdrawn', 'FUNDS_WITHDRAWN'],
  ['charge.dispute.funds_reinstated', 'FUNDS_REINSTATED'],
]);

const statuses: Readonly<Record<string, DisputeStatus>> = {
  warning_needs_response: 'INQUIRY_NEEDS_RESPONSE',
  warning_under_review: 'INQUIRY_UNDER_REVIEW',
  warning_closed: 'INQUIRY_CLOSED',
  needs_response: 'NEEDS_RESPONSE',
  under_review: 'UNDER_REVIEW',
  won: 'WON',
  lost: 'LOST',
  prevented: 'PREVENTED',
};

export function isDisputeEvent(type: string): boolean {
  return moves.has(type);
}

/** @param reportedAt when the provider created the event, in seconds */
export function disputeStateOf(dispute: DisputeData, type: string, reportedAt: number): DisputeState {
  const { id, status, amount, currency, reason, created, evidence_details: evidence } = dispute;
  const currencyCode = currency.toUpperCase();
  const dueBy = evidence?.due_by ?? null;
  return {
    reference: id,
    // Somebody has to look at a status that is new to us.
    status: statuses[status] ?? 'NEEDS_RESPONSE',
    reason: reason.slice(0, 60),
    amountMinor: fromStripeAmount(amount, currencyCode),
    currencyCode,
    openedAt: new Date(created * 1_000),
    evidenceDueAt: dueBy === null ? null : new Date(dueBy * 1_000),
    reportedAt: new Date(reportedAt * 1_000),
    move: moves.get(type) ?? null,
  };
}
