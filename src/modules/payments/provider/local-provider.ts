import { createHmac } from 'node:crypto';
import Stripe from 'stripe';
import type { Keys } from '../../../platform/lib/keys.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import {
  type Intent,
  type IntentRequest,
  type IntentState,
  type PaymentProvider,
  type ProviderEvent,
  ProviderRefused,
  type RefundRequest,
  type RefundState,
} from './payment-provider.ts';
import { readSignedEvent } from './read-webhook.ts';
import { toStripeAmount } from './stripe-amounts.ts';

export interface SignedEvent {
  readonly rawBody: Buffer;
  readonly signature: string;
}

/** The payment that an event is about. */
type SimulatedPayment = Pick<IntentRequest, 'paymentId' | 'targetId' | 'amountMinor' | 'currencyCode'>;

const events = {
  SUCCEED: { type: 'payment_intent.succeeded', status: 'succeeded', last_payment_error: null },
  FAIL: {
    type: 'payment_intent.payment_failed',
    status: 'requires_payment_method',
    last_payment_error: { message: 'Your card was declined.' },
  },
  REQUIRE_ACTION: {
    type: 'payment_intent.requires_action',
    status: 'requires_action',
    last_payment_error: null,
  },
} as const;

/**
 * Stands in for Stripe in development and tests: the same states, the same events, the same signatures. It sends no
 * event by itself; `simulatePayment` makes it send one.
 */
export class LocalProvider implements PaymentProvider {
  readonly name = 'LOCAL';
  readonly #intents = new Map<string, IntentState>();

  constructor(private readonly keys: Keys) {}

  async createIntent(request: IntentRequest): Promise<Intent> {
    const { paymentId, amountMinor, currencyCode } = request;
    const reference = referenceOf(paymentId);
    const known = this.#intents.get(reference);
    const state = known ?? {
      reference,
      status: 'REQUIRES_ACTION',
      amountMinor,
      currencyCode,
      failureMessage: null,
    };
    this.#intents.set(reference, state);
    return { ...state, clientSecret: `${reference}_secret_${this.#hash(paymentId).slice(0, 32)}` };
  }

  async retrieveIntent(reference: string): Promise<IntentState> {
    const state = this.#intents.get(reference);
    if (!state)
      throw new ProviderRefused(
        `The local provider does not know ${reference}. It keeps intents only until the process ends.`,
      );
    return state;
  }

  async cancelIntent(reference: string): Promise<IntentState> {
    const state = await this.retrieveIntent(reference);
    if (state.status === 'SUCCEEDED') return state;
    return this.#set({ ...state, status: 'CANCELLED' });
  }

  async refund({ refundId }: RefundRequest): Promise<RefundState> {
    return this.retrieveRefund(refundId.replace('refund_', 're_local_'));
  }

  async retrieveRefund(reference: string): Promise<RefundState> {
    return { reference, status: 'SUCCEEDED', failureMessage: null };
  }

  readWebhook(rawBody: Buffer, signature: string | undefined, now: Date): ProviderEvent {
    return readSignedEvent(rawBody, signature, this.#secret, now);
  }

  /** The signed event that reports an outcome of a payment. */
  eventOf(outcome: keyof typeof events, payment: SimulatedPayment, now: Date): SignedEvent {
    const { paymentId, targetId, amountMinor, currencyCode } = payment;
    const { type, ...rest } = events[outcome];
    const reference = referenceOf(paymentId);
    const failureMessage = rest.last_payment_error?.message ?? null;
    const status = ({ SUCCEED: 'SUCCEEDED', FAIL: 'FAILED', REQUIRE_ACTION: 'REQUIRES_ACTION' } as const)[
      outcome
    ];
    this.#set({ reference, status, amountMinor, currencyCode, failureMessage });
    const object = {
      id: reference,
      object: 'payment_intent',
      amount: toStripeAmount(amountMinor, currencyCode),
      currency: currencyCode.toLowerCase(),
      metadata: { paymentId, targetId },
      ...rest,
    };
    return this.sign({ type, data: { object } }, now);
  }

  /** Any event, signed. */
  sign(event: { id?: string; type: string; data: { object: object } }, now: Date): SignedEvent {
    const timestamp = Math.floor(now.getTime() / 1_000);
    const full = { id: newId('evt'), object: 'event', created: timestamp, livemode: false, ...event };
    const payload = JSON.stringify(full);
    const signature = Stripe.webhooks.generateTestHeaderString({
      payload,
      secret: this.#secret,
      timestamp,
    });
    return { rawBody: Buffer.from(payload), signature };
  }

  #set(state: IntentState): IntentState {
    this.#intents.set(state.reference, state);
    return state;
  }

  get #secret(): string {
    return `whsec_${this.#hash('webhook')}`;
  }

  #hash(text: string): string {
    return createHmac('sha256', this.keys.current('local-payments').bytes).update(text).digest('hex');
  }
}

function referenceOf(paymentId: string): string {
  return paymentId.replace('payment_', 'pi_local_');
}
