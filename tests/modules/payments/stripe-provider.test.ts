import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ProviderRefused,
  ProviderUnavailable,
  WebhookRefused,
} from '../../../src/modules/payments/provider/payment-provider.ts';
import { paymentProviders } from '../../../src/modules/payments/provider/providers.ts';
import {
  type CallLimits,
  defaultLimits,
  StripeProvider,
} from '../../../src/modules/payments/provider/stripe-provider.ts';
import { readConfig } from '../../../src/platform/config/config.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { simulate } from '../../kit/factories/payment.ts';
import { postWebhook } from '../../kit/local-provider.ts';
import { makeThing, paymentOf, start } from './support.ts';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Record<string, string>;
}

type Answer = (call: Call, response: ServerResponse) => void;

/** A stand-in for the endpoints of Stripe that are used here. */
class StripeDouble {
  readonly calls: Call[] = [];
  /** The next calls get these instead of their answers. */
  readonly troubles: Answer[] = [];
  readonly intents = new Map<string, Record<string, unknown>>();
  readonly #server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { pathname } = new URL(request.url!, 'http://x');
    const body = Object.fromEntries(new URLSearchParams(text));
    const call = { method: request.method!, path: pathname, headers: request.headers, body };
    this.calls.push(call);
    (this.troubles.shift() ?? this.#answer)(call, response);
  });

  async listen(): Promise<string> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  readonly #answer: Answer = ({ method, path, headers, body }, response) => {
    const [, , kind, id, action] = path.split('/');
    if (kind === 'payment_intents' && method === 'POST' && !id) {
      const key = String(headers['idempotency-key']);
      const known = this.intents.get(`pi_${key}`);
      const intent = known ?? {
        id: `pi_${key}`,
        object: 'payment_intent',
        status: 'requires_payment_method',
        amount: Number(body.amount),
        currency: body.currency,
        client_secret: `pi_${key}_secret_1`,
        last_payment_error: null,
        metadata: { paymentId: body['metadata[paymentId]'] },
      };
      this.intents.set(intent.id as string, intent);
      return send(response, 200, intent);
    }
    if (kind === 'payment_intents') {
      const intent = this.intents.get(id!);
      if (!intent) return send(response, 404, failure('No such payment_intent'));
      if (action === 'cancel') {
        if (intent.status === 'succeeded') return send(response, 400, failure('It has succeeded.'));
        intent.status = 'canceled';
      }
      return send(response, 200, intent);
    }
    if (kind === 'refunds' && method === 'POST')
      return send(response, 200, {
        id: `re_${String(headers['idempotency-key'])}`,
        object: 'refund',
        status: 'succeeded',
        amount: Number(body.amount),
      });
    if (kind === 'refunds' && !id) return send(response, 200, { object: 'list', data: [], has_more: false });
    return send(response, 404, failure('Unknown'));
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_1' });
  response.end(JSON.stringify(body));
}

const failure = (message: string) => ({ error: { type: 'invalid_request_error', message } });
const broken: Answer = (_call, response) =>
  send(response, 500, { error: { type: 'api_error', message: 'Oops' } });
const silent: Answer = () => {};
const webhookSecret = 'whsec_test';

const double = new StripeDouble();
let apiUrl: string;
beforeAll(async () => {
  apiUrl = await double.listen();
});
afterAll(() => double.close());
beforeEach(() => {
  double.calls.length = 0;
  double.troubles.length = 0;
});

const limits: CallLimits = { timeoutMs: 200, totalMs: 10_000, retries: 2, failures: 3, pauseMs: 400 };
const provider = (changes: Partial<CallLimits> = {}) =>
  new StripeProvider({ secretKey: 'sk_test_1', webhookSecret, apiUrl }, { ...limits, ...changes });

const request = {
  paymentId: 'payment_1',
  targetId: 'order_1',
  amountMinor: 12_990,
  currencyCode: 'USD',
  description: 'Order 1',
};

describe('the Stripe provider', () => {
  it('creates an intent under the id of the payment', async () => {
    expect(await provider().createIntent(request)).toEqual({
      reference: 'pi_payment_1',
      status: 'REQUIRES_ACTION',
      amountMinor: 12_990,
      currencyCode: 'USD',
      failureMessage: null,
      clientSecret: 'pi_payment_1_secret_1',
    });
    expect(double.calls).toMatchObject([
      {
        method: 'POST',
        path: '/v1/payment_intents',
        headers: {
          authorization: 'Bearer sk_test_1',
          'idempotency-key': 'payment_1',
          'stripe-version': '2026-10-28.endive',
        },
        body: {
          amount: '12990',
          currency: 'usd',
          'metadata[paymentId]': 'payment_1',
          'automatic_payment_methods[enabled]': 'true',
        },
      },
    ]);
  });

  it('counts amounts as Stripe does', async () => {
    const one = provider();
    for (const [currencyCode, amountMinor, amount] of [
      ['JPY', 500, '500'],
      ['ISK', 5, '500'],
      ['KWD', 1_230, '1230'],
    ] as const) {
      const intent = await one.createIntent({
        ...request,
        paymentId: `payment_${currencyCode}`,
        currencyCode,
        amountMinor,
      });
      expect(double.calls.at(-1)!.body.amount).toBe(amount);
      expect(intent).toMatchObject({ amountMinor, currencyCode });
    }
  });

  it('retrieves and cancels an intent, and reports when it is too late for that', async () => {
    const one = provider();
    await one.createIntent(request);
    expect(await one.retrieveIntent('pi_payment_1')).toMatchObject({ status: 'REQUIRES_ACTION' });
    double.intents.get('pi_payment_1')!.status = 'succeeded';
    expect(await one.cancelIntent('pi_payment_1', 'payment_1')).toMatchObject({ status: 'SUCCEEDED' });
    await one.createIntent({ ...request, paymentId: 'payment_2' });
    expect(await one.cancelIntent('pi_payment_2', 'payment_2')).toMatchObject({ status: 'CANCELLED' });
    expect(double.calls.at(-1)!.headers['idempotency-key']).toBe('payment_2-cancel');
    await expect(one.retrieveIntent('pi_none')).rejects.toThrow(ProviderRefused);
  });

  it('refunds under the id of the refund, and looks for one first whose key may have expired', async () => {
    const one = provider();
    const refund = {
      refundId: 'refund_1',
      paymentId: 'payment_1',
      reference: 'pi_payment_1',
      amountMinor: 990,
      currencyCode: 'USD',
      keyMayHaveExpired: false,
    };
    expect(await one.refund(refund)).toEqual({
      reference: 're_refund_1',
      status: 'SUCCEEDED',
      failureMessage: null,
    });
    expect(double.calls).toMatchObject([
      {
        path: '/v1/refunds',
        headers: { 'idempotency-key': 'refund_1' },
        body: { payment_intent: 'pi_payment_1', amount: '990' },
      },
    ]);
    double.troubles.push((_call, response) =>
      send(response, 200, {
        object: 'list',
        has_more: false,
        data: [{ id: 're_old', object: 'refund', status: 'succeeded', metadata: { refundId: 'refund_1' } }],
      }),
    );
    expect(await one.refund({ ...refund, keyMayHaveExpired: true })).toMatchObject({ reference: 're_old' });
    expect(double.calls.map(call => call.method)).toEqual(['POST', 'GET']);
  });

  it('tries again after a failure, under the same key', async () => {
    double.troubles.push(broken, broken);
    expect(await provider().createIntent(request)).toMatchObject({ reference: 'pi_payment_1' });
    expect(double.calls.map(call => call.headers['idempotency-key'])).toEqual(Array(3).fill('payment_1'));
  });

  it('does not wait forever', async () => {
    double.troubles.push(silent);
    await expect(provider({ retries: 0 }).createIntent(request)).rejects.toThrow(ProviderUnavailable);
  });

  it('sends no requests for a while after some failures', async () => {
    const one = provider({ retries: 0 });
    for (let n = 1; n <= 3; n++) {
      double.troubles.push(broken);
      await expect(one.retrieveIntent('pi_payment_1')).rejects.toThrow(ProviderUnavailable);
    }
    await expect(one.retrieveIntent('pi_payment_1')).rejects.toThrow(/no request was sent/);
    expect(double.calls).toHaveLength(3);
    await expect
      .poll(() => one.retrieveIntent('pi_payment_1').catch(() => null), { timeout: 5_000 })
      .toMatchObject({ reference: 'pi_payment_1' });
    expect(double.calls).toHaveLength(4);
    expect(await one.retrieveIntent('pi_payment_1')).toMatchObject({ reference: 'pi_payment_1' });
  });

  it.each(['{}', 'null', '[]', '"down"', '7', 'true', '{"object":"list"}'])(
    'takes an answer that says nothing (%s) for a failure, whatever its status',
    async text => {
      const one = provider({ retries: 0 });
      for (const status of [500, 200, 503]) {
        double.troubles.push((_call, response) => {
          response.writeHead(status, { 'content-type': 'application/json' });
          response.end(text);
        });
        await expect(one.createIntent(request)).rejects.toThrow(ProviderUnavailable);
      }
      // They counted as failures.
      await expect(one.createIntent(request)).rejects.toThrow(/no request was sent/);
      expect(double.calls).toHaveLength(3);
    },
  );

  it('gives up after its whole time, however the attempts share it', async () => {
    double.troubles.push(silent, silent, silent);
    const begun = performance.now();
    const one = provider({ timeoutMs: 60_000, totalMs: 300 });
    await expect(one.createIntent(request)).rejects.toThrow('Stripe has not answered in time.');
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('gives up within 20 seconds, unless told otherwise', () => {
    expect(defaultLimits.totalMs).toBeLessThan(20_000);
    // Both attempts have their time, and the pause between them.
    expect(defaultLimits.timeoutMs * (defaultLimits.retries + 1)).toBeLessThan(defaultLimits.totalMs - 1_000);
  });

  it('does not count refusals as failures', async () => {
    const one = provider({ retries: 0 });
    for (let n = 1; n <= 6; n++) await expect(one.retrieveIntent('pi_none')).rejects.toThrow(ProviderRefused);
    expect(double.calls).toHaveLength(6);
  });
});

describe('the time of a signature', () => {
  const now = new Date('2026-11-27T12:00:00Z');
  const seconds = now.getTime() / 1_000;
  const payload = JSON.stringify({ id: 'evt_1', object: 'event', type: 'x.y', data: { object: {} } });
  const read = (timestamp: number, change = (signature: string) => signature) => {
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret, timestamp });
    return provider().readWebhook(Buffer.from(payload), change(signature), now);
  };

  it('may be a few minutes off, either way', () => {
    for (const off of [-300, -1, 0, 1, 300]) expect(read(seconds + off)).toMatchObject({ id: 'evt_1' });
  });

  it('is refused when it is long ago, far ahead, or no time', () => {
    for (const time of [seconds - 301, seconds + 301, seconds + 3_600, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => read(time), String(time)).toThrow(WebhookRefused);
  });

  it('is refused when there are two', () => {
    expect(() => read(seconds + 3_600, signature => `t=${seconds},${signature}`)).toThrow(WebhookRefused);
  });
});

describe('a store with Stripe', () => {
  const app = useApp({ stripeSecretKey: 'sk_test_1', stripeWebhookSecret: webhookSecret });
  const before = () => app().app.services.set(paymentProviders, [provider({ failures: 100 })]);
  beforeEach(before);
  afterEach(() => {
    double.troubles.length = 0;
  });

  const signed = (type: string, object: object) => {
    const payload = JSON.stringify({ id: `evt_${Math.random()}`, object: 'event', type, data: { object } });
    const timestamp = Math.floor(app().clock.now().getTime() / 1_000);
    const signature = Stripe.webhooks.generateTestHeaderString({
      payload,
      secret: webhookSecret,
      timestamp,
    } as never);
    return { rawBody: Buffer.from(payload), signature };
  };

  it('is paid by its events and refunds by its API', async () => {
    const thing = await makeThing(app());
    const id = await start(app(), thing);
    const secret = await app().ask('customer', `{ payment(id: "${id}") { provider clientSecret } }`);
    expect(secret.payment).toEqual({ provider: 'STRIPE', clientSecret: `pi_${id}_secret_1` });
    const intent = double.intents.get(`pi_${id}`)!;
    intent.status = 'succeeded';
    expect((await postWebhook(app(), signed('payment_intent.succeeded', intent))).statusCode).toBe(200);
    await app().work();
    expect((await paymentOf(app(), id)).status).toBe('SUCCEEDED');
    expect(thing.paid).toHaveLength(1);
    const { payment } = await app().mutate(
      'refundPayment',
      { idempotencyKey: 'stripe-refund', paymentId: id, reason: 'Broken.' },
      'payment { status }',
    );
    expect(payment).toEqual({ status: 'REFUNDED' });
    expect(thing.refunds).toHaveLength(1);
    const simulated = await simulate(as(app(), 'customer'), id, 'SUCCEED');
    expect(simulated.userErrors).toMatchObject([{ code: 'PAYMENTS_UNAVAILABLE' }]);
  });

  it('refuses a payment while Stripe does not answer, and finishes it later', async () => {
    const thing = await makeThing(app());
    const payer = await app().actors.find('customer');
    double.troubles.push(silent, silent, silent);
    await expect(start(app(), thing, payer, 'silent')).rejects.toMatchObject({
      code: 'PAYMENTS_UNAVAILABLE',
    });
    expect(await start(app(), thing, payer, 'silent')).toBeDefined();
    const [row] = await app().sql('select status from payment where target_id = ?', [thing.id]);
    expect(row!.status).toBe('REQUIRES_ACTION');
  });
});

describe('the settings', () => {
  it('of Stripe are set together, and are never printed', () => {
    const text = (environment: NodeJS.ProcessEnv) => {
      try {
        readConfig({ NODE_ENV: 'test', ...environment });
        return '';
      } catch (error) {
        return String(error);
      }
    };
    expect(text({ STRIPE_SECRET_KEY: 'sk_test_1' })).toContain('STRIPE_WEBHOOK_SECRET must be set');
    expect(text({ STRIPE_SECRET_KEY: 'pk_secretish' })).toMatch(/STRIPE_SECRET_KEY must be(?!.*secretish)/);
    expect(text({ STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_x' })).toBe('');
  });
});
