import type { PaymentProviderName, PaymentStatus } from '../payment.entity.ts';

/** Who takes money online. What it is asked to do twice under one key, it does once. */
export interface PaymentProvider {
  readonly name: Extract<PaymentProviderName, 'STRIPE' | 'LOCAL'>;
  /** Keyed by the payment. @throws ProviderUnavailable, ProviderRefused */
  createIntent(request: IntentRequest): Promise<Intent>;
  /** @throws ProviderUnavailable, ProviderRefused */
  retrieveIntent(reference: string): Promise<IntentState>;
  /** Says where it stands then: it may have been too late. @throws ProviderUnavailable, ProviderRefused */
  cancelIntent(reference: string, paymentId: string): Promise<IntentState>;
  /** Keyed by the refund. @throws ProviderUnavailable, ProviderRefused when the money will not go back this way */
  refund(request: RefundRequest): Promise<RefundState>;
  /** @throws ProviderUnavailable, ProviderRefused */
  retrieveRefund(reference: string): Promise<RefundState>;
  /** Checks the signature, and reads what it signs. @throws WebhookRefused */
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

/** Where an attempt to pay stands, in our words. */
export interface IntentState {
  /** The provider's id of it; empty when it never came that far. */
  readonly reference: string;
  readonly status: Exclude<PaymentStatus, 'REFUNDED' | 'PARTIALLY_REFUNDED'>;
  readonly amountMinor: number;
  readonly currencyCode: string;
  readonly failureMessage: string | null;
}

export interface RefundRequest {
  readonly refundId: string;
  readonly paymentId: string;
  /** The provider's id of the payment. */
  readonly reference: string;
  readonly amountMinor: number;
  readonly currencyCode: string;
  /** It may have been asked for so long ago that the provider has forgotten the key: it is then looked for first. */
  readonly mayBeForgotten: boolean;
}

export interface RefundState {
  /** The provider's id of it; empty when it never came that far. */
  readonly reference: string;
  readonly status: 'PENDING' | 'SUCCEEDED' | 'FAILED';
  readonly failureMessage: string | null;
}

export interface ProviderEvent {
  /** The provider's id of it. */
  readonly id: string;
  readonly type: string;
  readonly payload: object;
}

/** It cannot be reached, or not now: what was asked for may have happened, and is to be asked for again. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';
}

/** It says no, and would say so again. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused';
}

/** It is not from the provider, or too old. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';
}
