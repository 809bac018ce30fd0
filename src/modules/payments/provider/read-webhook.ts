import Stripe from 'stripe';
import { essenceOf } from './essence-of-event.ts';
import { type ProviderEvent, WebhookRefused } from './payment-provider.ts';

/** How old a signature may be, so that what somebody has recorded is of no use later. */
const toleranceSeconds = 300;

/** Checks Stripe's signature, and reads what it signs. @throws WebhookRefused */
export function readSignedEvent(
  rawBody: Buffer,
  signature: string | undefined,
  secret: string,
  now: Date,
): ProviderEvent {
  try {
    const event = Stripe.webhooks.constructEvent(
      rawBody,
      signature ?? '',
      secret,
      toleranceSeconds,
      undefined,
      now.getTime(),
    ) as { id?: unknown; type?: unknown };
    if (typeof event.id !== 'string' || typeof event.type !== 'string') throw new Error('It is no event.');
    return { id: event.id, type: event.type, payload: essenceOf(event) };
  } catch (error) {
    throw new WebhookRefused('This is not signed by the payment provider, or too old.', { cause: error });
  }
}
