import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { insertIfAbsent } from '../../../platform/database/bulk.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { paymentWebhookReceived } from '../payments.events.ts';
import { type ProviderEvent, WebhookRefused } from '../provider/payment-provider.ts';
import { activeProvider } from '../provider/providers.ts';
import { WebhookEvent } from './webhook-event.entity.ts';

/** STORED: a job will apply it. DUPLICATE: it was stored before. REFUSED: it is not from the provider, or too old. */
export type StoreWebhookResult =
  | { readonly outcome: 'STORED'; readonly webhookEventId: string }
  | { readonly outcome: 'DUPLICATE' }
  | { readonly outcome: 'REFUSED' };

/** Stores an event of the payment provider for a job to apply. Providers repeat events for days; each is kept once. */
export async function storeWebhookEvent(
  ctx: Context,
  rawBody: Buffer,
  signature: string | undefined,
): Promise<StoreWebhookResult> {
  const provider = activeProvider(ctx);
  if (!provider) return { outcome: 'REFUSED' };
  let event: ProviderEvent;
  try {
    event = provider.readWebhook(rawBody, signature, ctx.clock.now());
  } catch (error) {
    if (!(error instanceof WebhookRefused)) throw error;
    ctx.log.warn({ err: error }, 'A webhook was refused.');
    return { outcome: 'REFUSED' };
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
    if (!isNew) return { outcome: 'DUPLICATE' };
    emit(ctx, paymentWebhookReceived, { webhookEventId });
    return { outcome: 'STORED', webhookEventId };
  });
}

/** Takes a webhook for the HTTP endpoint. Returns false when it is refused. */
export async function receiveWebhook(
  ctx: Context,
  rawBody: Buffer,
  signature: string | undefined,
): Promise<boolean> {
  const { outcome } = await storeWebhookEvent(ctx, rawBody, signature);
  return outcome !== 'REFUSED';
}
