import Stripe from 'stripe';
import { essenceOf } from './essence-of-event.ts';
import { type ProviderEvent, WebhookRefused } from './payment-provider.ts';

/** How far the time of a signature may be from ours, so that a recorded webhook cannot be replayed later. */
const toleranceSeconds = 300;

/** Checks Stripe's signature of an event and reads the event. @throws WebhookRefused */
export function readSignedEvent(
  rawBody: Buffer,
  signature: string | undefined,
  secret: string,
  now: Date,
): ProviderEvent {
  try {
    checkTime(signature ?? '', now);
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

// The SDK looks only for a time that is too old: one far ahead would be good for as long, and none is never too old.
function checkTime(signature: string, now: Date): void {
  const times = signature.split(',').flatMap(part => /^\s*t=(.*)$/.exec(part)?.[1] ?? []);
  const [time = ''] = times;
  const isNear = Math.abs(now.getTime() / 1_000 - Number(time)) <= toleranceSeconds;
  if (times.length !== 1 || !/^\d+$/.test(time) || !isNear) throw new Error('Its time is missing or wrong.');
}
