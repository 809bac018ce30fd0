import type Stripe from 'stripe';
import type { DisputeState, IntentState, RefundState } from './payment-provider.ts';
import { fromStripeAmount } from './stripe-amounts.ts';
import { type DisputeData, disputeStateOf, isDisputeEvent } from './stripe-disputes.ts';

/** What an event reports; null when that does not matter here. */
export type EventMeaning =
  | { readonly kind: 'intent'; readonly paymentId: string | null; readonly state: IntentState }
  | { readonly kind: 'refund'; readonly refundId: string | null; readonly state: RefundState }
  | {
      readonly kind: 'dispute';
      /** The provider's id of the intent whose money is disputed. */
      readonly intentReference: string;
      readonly state: DisputeState;
    }
  | null;

type IntentData = Pick<
  Stripe.PaymentIntent,
  'object' | 'id' | 'status' | 'amount' | 'currency' | 'last_payment_error' | 'metadata'
>;
type RefundData = Pick<Stripe.Refund, 'object' | 'id' | 'status' | 'failure_reason' | 'metadata'>;

/** Events of both providers have this shape. */
export function meaningOf(payload: object): EventMeaning {
  const {
    type = '',
    created = 0,
    data,
  } = payload as {
    type?: string;
    created?: number;
    data?: { object?: IntentData | RefundData | DisputeData };
  };
  const object = data?.object;
  if (intentEvents.has(type) && object?.object === 'payment_intent')
    return {
      kind: 'intent',
      paymentId: object.metadata?.paymentId ?? null,
      state: intentStateOf(object),
    };
  if (refundEvents.has(type) && object?.object === 'refund')
    return { kind: 'refund', refundId: object.metadata?.refundId ?? null, state: refundStateOf(object) };
  if (isDisputeEvent(type) && object?.object === 'dispute' && typeof object.payment_intent === 'string')
    return {
      kind: 'dispute',
      intentReference: object.payment_intent,
      state: disputeStateOf(object, type, created),
    };
  return null;
}

// Others, such as those about a part of the amount, do not say what became of the whole.
const intentEvents = new Set([
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.canceled',
]);
const refundEvents = new Set(['refund.updated', 'refund.failed', 'charge.refund.updated']);

export function intentStateOf(intent: IntentData): IntentState {
  const currencyCode = intent.currency.toUpperCase();
  const status = intentStatusOf(intent);
  return {
    reference: intent.id,
    status,
    amountMinor: fromStripeAmount(intent.amount, currencyCode),
    currencyCode,
    failureMessage:
      status === 'FAILED' ? (intent.last_payment_error?.message ?? 'The payment failed.') : null,
  };
}

function intentStatusOf({ status, last_payment_error }: IntentData): IntentState['status'] {
  switch (status) {
    case 'succeeded':
      return 'SUCCEEDED';
    case 'canceled':
      return 'CANCELLED';
    case 'processing':
      return 'PROCESSING';
    case 'requires_payment_method':
      // A declined card leaves the intent waiting for another one.
      return last_payment_error ? 'FAILED' : 'REQUIRES_ACTION';
    default:
      return 'REQUIRES_ACTION';
  }
}

export function refundStateOf({ id, status, failure_reason }: RefundData): RefundState {
  if (status === 'failed' || status === 'canceled') {
    const failureMessage = failure_reason
      ? `The provider says: ${failure_reason}.`
      : 'The provider could not pay it back.';
    return { reference: id, status: 'FAILED', failureMessage };
  }
  return { reference: id, status: status === 'succeeded' ? 'SUCCEEDED' : 'PENDING', failureMessage: null };
}
