import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { insertIfAbsent } from '../../../platform/database/bulk.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { paymentWebhookReceived } from '../payments.events.ts';
import { type ProviderEvent, WebhookRefused } from '../provider/payment-provider.ts';
import { activeProvider } from '../provider/providers.ts';
import { WebhookEvent } from './webhook-event.entity.ts';

/**
 * Keeps an event of the payment provider for a job to apply; once, since providers repeat themselves for days.
 * Returns the id under which it is kept now; null when it was kept before, false when it is not the provider's.
 */
export async function storeWebhookEvent(
  ctx: Context,
  rawBody: Buffer,
  signature: string | undefined,
): Promise<string | null | false> {
  const provider = activeProvider(ctx);
  if (!provider) return false;
  let event: ProviderEvent;
  try {
    event = provider.readWebhook(rawBody, signature, ctx.clock.now());
  } catch (error) {
    if (!(error instanceof WebhookRefused)) throw error;
    ctx.log.warn({ err: error }, 'A webhook was refused.');
    return false;
  }
  return inTransaction(ctx, async ctx => {
    const webhookEventId = newId(WebhookEvent.idPrefix);
    const isNew = await insertIfAbsent(ctx, WebhookEvent, {
      id: webhookEventId,
      provider: provider.name,
      eventId: event.id.slice(0, 120),
      type: event.type.slice(0, 100),
      payload: event.payload,
      receivedAt: ctx.clock.now(),
      processedAt: null,
      outcome: null,
    });
    if (isNew) emit(ctx, paymentWebhookReceived, { webhookEventId });
    return isNew ? webhookEventId : null;
  });
}

/** What the HTTP endpoint does. Returns whether the event is the provider's. */
export async function receiveWebhook(
  ctx: Context,
  rawBody: Buffer,
  signature: string | undefined,
): Promise<boolean> {
  return (await storeWebhookEvent(ctx, rawBody, signature)) !== false;
}
