import CircuitBreaker from 'opossum';
import Stripe from 'stripe';
import type { OutboundCalls } from '../../../platform/outbound/outbound-calls.ts';
import {
  type Intent,
  type IntentRequest,
  type IntentState,
  type PaymentProvider,
  type ProviderEvent,
  ProviderRefused,
  ProviderUnavailable,
  type RefundRequest,
  type RefundState,
} from './payment-provider.ts';
import { readSignedEvent } from './read-webhook.ts';
import { toStripeAmount } from './stripe-amounts.ts';
import { intentStateOf, refundStateOf } from './stripe-events.ts';
import { stripeHttpClient } from './stripe-http-client.ts';

export interface StripeSettings {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Null for Stripe's own URL. */
  readonly apiUrl: string | null;
}

/** How long Stripe is waited for, and when no requests are sent to it any more. */
export interface CallLimits {
  /** For one attempt. */
  readonly timeoutMs: number;
  readonly retries: number;
  /** For all attempts together: somebody waits for it, and a gateway in between waits hardly longer than half a minute. */
  readonly totalMs: number;
  /** After so many failures, no requests are sent for `pauseMs`. */
  readonly failures: number;
  readonly pauseMs: number;
}

export const defaultLimits: CallLimits = {
  timeoutMs: 8_000,
  retries: 1,
  totalMs: 18_000,
  failures: 5,
  pauseMs: 30_000,
};

/** What all answers of Stripe have: the name of their kind. */
interface StripeObject {
  readonly object: string;
}

/** The API version that the types of the SDK describe. */
const apiVersion = '2026-10-28.endive';

/** Stripe, through its SDK. After several failures, calls fail at once for a while, without a request. */
export class StripeProvider implements PaymentProvider {
  readonly name = 'STRIPE';
  readonly #stripe: Stripe;
  readonly #breaker: CircuitBreaker<[() => Promise<unknown>], unknown>;

  constructor(
    private readonly settings: StripeSettings,
    limits: CallLimits = defaultLimits,
    private readonly calls?: OutboundCalls,
  ) {
    this.#stripe = new Stripe(settings.secretKey, {
      apiVersion,
      timeout: limits.timeoutMs,
      maxNetworkRetries: limits.retries,
      telemetry: false,
      httpClient: stripeHttpClient(),
      appInfo: { name: 'Tradepost' },
      ...(settings.apiUrl !== null && addressParts(settings.apiUrl)),
    });
    this.#breaker = new CircuitBreaker((call: () => Promise<unknown>) => call(), {
      timeout: limits.totalMs,
      volumeThreshold: limits.failures,
      errorThresholdPercentage: 50,
      rollingCountTimeout: 60_000,
      resetTimeout: limits.pauseMs,
      // A refusal is an answer.
      errorFilter: isRefusal,
    });
  }

  get isAway(): boolean {
    return !this.#breaker.closed;
  }

  async createIntent(request: IntentRequest): Promise<Intent> {
    const { paymentId, targetId, amountMinor, currencyCode, description } = request;
    const intent = await this.#ask('payment_intent', 'paymentIntents.create', () =>
      this.#stripe.paymentIntents.create(
        {
          amount: toStripeAmount(amountMinor, currencyCode),
          currency: currencyCode.toLowerCase(),
          description,
          metadata: { paymentId, targetId },
          automatic_payment_methods: { enabled: true },
        },
        { idempotencyKey: paymentId },
      ),
    );
    return { ...intentStateOf(intent), clientSecret: intent.client_secret };
  }

  async retrieveIntent(reference: string): Promise<IntentState> {
    return intentStateOf(
      await this.#ask('payment_intent', 'paymentIntents.retrieve', () =>
        this.#stripe.paymentIntents.retrieve(reference),
      ),
    );
  }

  async cancelIntent(reference: string, paymentId: string): Promise<IntentState> {
    try {
      const canceled = await this.#ask('payment_intent', 'paymentIntents.cancel', () =>
        this.#stripe.paymentIntents.cancel(reference, {}, { idempotencyKey: `${paymentId}-cancel` }),
      );
      return intentStateOf(canceled);
    } catch (error) {
      // It was already paid or canceled.
      if (error instanceof ProviderRefused) return this.retrieveIntent(reference);
      throw error;
    }
  }

  async refund(request: RefundRequest): Promise<RefundState> {
    const { refundId, paymentId, reference, amountMinor, currencyCode } = request;
    const earlier = request.keyMayHaveExpired ? await this.#findRefund(reference, refundId) : undefined;
    if (earlier) return earlier;
    const refund = await this.#ask('refund', 'refunds.create', () =>
      this.#stripe.refunds.create(
        {
          payment_intent: reference,
          amount: toStripeAmount(amountMinor, currencyCode),
          metadata: { refundId, paymentId },
        },
        { idempotencyKey: refundId },
      ),
    );
    return refundStateOf(refund);
  }

  async retrieveRefund(reference: string): Promise<RefundState> {
    return refundStateOf(
      await this.#ask('refund', 'refunds.retrieve', () => this.#stripe.refunds.retrieve(reference)),
    );
  }

  readWebhook(rawBody: Buffer, signature: string | undefined, now: Date): ProviderEvent {
    return readSignedEvent(rawBody, signature, this.settings.webhookSecret, now);
  }

  async #findRefund(reference: string, refundId: string): Promise<RefundState | undefined> {
    const list = await this.#ask('list', 'refunds.list', () =>
      this.#stripe.refunds.list({ payment_intent: reference, limit: 100 }),
    );
    const found = list.data.find(refund => refund.metadata?.refundId === refundId);
    return found && refundStateOf(found);
  }

  /** @param kind what Stripe must answer with */
  async #ask<T extends StripeObject>(kind: T['object'], name: string, request: () => Promise<T>): Promise<T> {
    const send = async () => checkAnswer(kind, await request().catch(rethrow));
    const call = { service: 'stripe', call: name, isRefusal };
    try {
      return (await this.#breaker.fire(() => this.calls?.run(call, send) ?? send())) as T;
    } catch (error) {
      if (!CircuitBreaker.isOurError(error as Error)) throw error;
      throw new ProviderUnavailable(
        (error as NodeJS.ErrnoException).code === 'ETIMEDOUT'
          ? 'Stripe has not answered in time.'
          : 'Stripe has failed several times, so no request was sent to it.',
        { cause: error },
      );
    }
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof ProviderRefused;
}

function rethrow(error: unknown): never {
  const refused =
    error instanceof Stripe.errors.StripeInvalidRequestError ||
    error instanceof Stripe.errors.StripeCardError;
  if (refused) throw new ProviderRefused(error.message, { cause: error });
  const reason =
    error instanceof Stripe.errors.StripeError ? `${error.type}: ${error.message}` : 'no usable answer';
  throw new ProviderUnavailable(`Stripe: ${reason}`, { cause: error });
}

/** Whatever the SDK returns: it takes each JSON text without an error in it for the answer, also one with the status 500. */
function checkAnswer<T extends StripeObject>(kind: string, answer: T): T {
  if (answer?.object === kind) return answer;
  throw new ProviderUnavailable(`Stripe answered with something that is no ${kind}.`);
}

function addressParts(url: string): { host: string; port: string; protocol: 'http' | 'https' } {
  const { hostname, port, protocol } = new URL(url);
  const isPlain = protocol === 'http:';
  return { host: hostname, port: port || (isPlain ? '80' : '443'), protocol: isPlain ? 'http' : 'https' };
}
