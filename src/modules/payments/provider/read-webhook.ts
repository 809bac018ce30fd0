import Stripe from 'stripe';
import { essenceOf } from './essence-of-event.ts';
import { type ProviderEvent, WebhookRefused } from './payment-provider.ts';

/** How old a signature may be, so that a recorded webhook cannot be replayed later. */
const toleranceSeconds = 300;

/** Checks Stripe's signature of an event and reads the event. @throws WebhookRefused */
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
    if (typeof event.id !== 'string' || typeof event.type !== 'string')
      throw new Error('It is not an event.');
    return { id: event.id, type: event.type, payload: essenceOf(event) };
  } catch (error) {
    throw new WebhookRefused('The webhook is not signed by the payment provider, or too old.', {
      cause: error,
    });
  }
}
