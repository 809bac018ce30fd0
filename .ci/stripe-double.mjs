// Stripe's API, as far as one payment of the smoke test needs it.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import Stripe from 'stripe';

/** Listens on a free port of this machine until the process ends. @param answer gets each request's path and body */
async function listen(answer) {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = answer(request.url, Buffer.concat(chunks));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${server.address().port}`;
}

/** Answers each request for a payment intent with one that waits for its payment. */
export async function stripeDouble() {
  const webhookSecret = 'whsec_of_the_smoke_test';
  const intents = [];
  const url = await listen((_path, body) => {
    const form = new URLSearchParams(body.toString());
    const id = `pi_${randomUUID()}`;
    const intent = {
      id,
      object: 'payment_intent',
      status: 'requires_payment_method',
      amount: Number(form.get('amount')),
      currency: form.get('currency'),
      client_secret: `${id}_secret`,
      last_payment_error: null,
      metadata: { paymentId: form.get('metadata[paymentId]'), targetId: form.get('metadata[targetId]') },
    };
    intents.push(intent);
    return intent;
  });
  return {
    settings: {
      STRIPE_SECRET_KEY: 'sk_test_of_the_smoke_test',
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_API_HOST: url,
    },
    intents,
    /** The signed webhook that reports that an intent was paid. */
    paid(intent) {
      const body = JSON.stringify({
        id: `evt_${randomUUID()}`,
        object: 'event',
        type: 'payment_intent.succeeded',
        created: Math.floor(Date.now() / 1_000),
        data: { object: { ...intent, status: 'succeeded' } },
      });
      const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret: webhookSecret });
      return {
        body,
        headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      };
    },
  };
}
