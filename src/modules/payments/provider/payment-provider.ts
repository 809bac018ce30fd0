import type { DisputeStatus } from '../disputes/dispute.entity.ts';
import type { PaymentProviderName, PaymentStatus } from '../payment.entity.ts';

/** Moves money online. What it is asked to do twice under one key, it does once. */
export interface PaymentProvider {
  readonly name: Extract<PaymentProviderName, 'STRIPE' | 'LOCAL'>;
  /** Whether no requests are sent to it just now, after several failures; undefined for one that is never away. */
  readonly isAway?: boolean;
  /** The key is the payment's id. @throws ProviderUnavailable, ProviderRefused */
  createIntent(request: IntentRequest): Promise<Intent>;
  /** @throws ProviderUnavailable, ProviderRefused */
  retrieveIntent(reference: string): Promise<IntentState>;
  /** Returns the state after that, since it may have been too late. @throws ProviderUnavailable, ProviderRefused */
  cancelIntent(reference: string, paymentId: string): Promise<IntentState>;
  /** The key is the refund's id. @throws ProviderUnavailable, ProviderRefused when it cannot be refunded in this way */
  refund(request: RefundRequest): Promise<RefundState>;
  /** @throws ProviderUnavailable, ProviderRefused */
  retrieveRefund(reference: string): Promise<RefundState>;
  /** Checks the signature of an event and reads it. @throws WebhookRefused */
  readWebhook(rawBody: Buffer, signature: string | undefined, now: Date): ProviderEvent;
}

export interface IntentRequest {
  readonly paymentId: string;
  readonly targetId: string;
  readonly amountMinor: number;
  readonly currencyCode: string;
  readonly description: string;
}

export interface Intent extends IntentState {
  readonly clientSecret: string | null;
}

/** The state of an intent, independent of the provider. */
export interface IntentState {
  /** The provider's id of it; empty when the provider did not create it. */
  readonly reference: string;
  readonly status: Exclude<PaymentStatus, 'REFUNDED' | 'PARTIALLY_REFUNDED'>;
  readonly amountMinor: number;
  readonly currencyCode: string;
  readonly failureMessage: string | null;
}

export interface RefundRequest {
  readonly refundId: string;
  readonly paymentId: string;
  /** The provider's id of the intent. */
  readonly reference: string;
  readonly amountMinor: number;
  readonly currencyCode: string;
  /** It was requested so long ago that the provider may have dropped the key. So it is looked up first. */
  readonly keyMayHaveExpired: boolean;
}

export interface RefundState {
  /** The provider's id of it; empty when the provider did not create it. */
  readonly reference: string;
  readonly status: 'PENDING' | 'SUCCEEDED' | 'FAILED';
  readonly failureMessage: string | null;
}

/** The state of a dispute, as an event reports it. */
export interface DisputeState {
  /** The provider's id of it. */
  readonly reference: string;
  readonly status: DisputeStatus;
  readonly reason: string;
  readonly amountMinor: number;
  readonly currencyCode: string;
  readonly openedAt: Date;
  readonly evidenceDueAt: Date | null;
  /** When the provider created the event. */
  readonly reportedAt: Date;
  /** What the provider has done with the money; null when the event does not say. */
  readonly move: 'FUNDS_WITHDRAWN' | 'FUNDS_REINSTATED' | null;
}

export interface ProviderEvent {
  /** The provider's id of it. */
  readonly id: string;
  readonly type: string;
  readonly payload: object;
}

/** The provider cannot be reached now. What it was asked to do may have happened, and must be asked for again. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';
}

/** The provider refused, and would do so again. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused';
}

/** A webhook is not from the provider, or too old. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';
}
