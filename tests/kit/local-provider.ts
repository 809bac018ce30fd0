import { LocalProvider, type SignedEvent } from '../../src/modules/payments/provider/local-provider.ts';
import type { PaymentProvider } from '../../src/modules/payments/provider/payment-provider.ts';
import { activeProvider } from '../../src/modules/payments/provider/providers.ts';
import type { TestApp } from './app.ts';

export function localProvider(app: TestApp): LocalProvider {
  const provider: PaymentProvider | undefined = activeProvider(app.context());
  if (!(provider instanceof LocalProvider)) throw new Error('Payments are not local.');
  return provider;
}

/** The event by which the provider reports an outcome of a payment, with the amounts of `change` instead of its own. */
export async function eventFor(
  app: TestApp,
  paymentId: string,
  outcome: 'SUCCEED' | 'FAIL' | 'REQUIRE_ACTION',
  change: { amountMinor?: number; currencyCode?: string } = {},
): Promise<SignedEvent> {
  const [row] = await app.sql('select * from payment where id = ?', [paymentId]);
  const payment = {
    paymentId,
    targetId: String(row?.target_id ?? ''),
    amountMinor: Number(row?.amount_minor ?? 100),
    currencyCode: String(row?.currency_code ?? 'USD'),
    ...change,
  };
  return localProvider(app).eventOf(outcome, payment, app.clock.now());
}

/** Sends an event to the webhook. */
export function postWebhook(app: TestApp, { rawBody, signature }: { rawBody: Buffer; signature?: string }) {
  return app.http({
    method: 'POST',
    url: '/webhooks/stripe',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(signature !== undefined && { 'stripe-signature': signature }),
    },
    payload: rawBody,
  });
}
