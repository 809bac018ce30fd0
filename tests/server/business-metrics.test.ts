import { describe, expect, it } from 'vitest';
import { testPassword } from '../kit/actors.ts';
import { useApp } from '../kit/app.ts';
import { makeOrder } from '../kit/factories/order.ts';
import { simulate, startedPayment } from '../kit/factories/payment.ts';
import { makeShopper } from '../kit/factories/shopper.ts';
import { stockedProductId } from '../kit/factories/stock.ts';
import { risesDuring, seriesOf } from '../kit/metrics.ts';
import { newKey } from '../kit/new-key.ts';
import { mutate } from '../kit/sessions.ts';

const app = useApp();
const rises = (prefix: string, work: () => Promise<unknown>) => risesDuring(app(), prefix, work);

describe('metrics of orders', () => {
  it('count an order once, however often its request is sent', async () => {
    const shopper = await makeShopper(app());
    const productId = await stockedProductId(app());
    const input = { idempotencyKey: newKey(), lines: [{ productId, quantity: 1 }] };
    const risen = await rises('tradepost_orders_placed', async () => {
      for (let sent = 0; sent < 3; sent++) await shopper.mutate('placeOrder', input, 'order { id }');
    });
    expect(risen).toEqual({ 'tradepost_orders_placed_total{channel="ONLINE"}': 1 });
  });

  it('count none that was refused, and its mistake', async () => {
    const shopper = await makeShopper(app());
    const productId = await stockedProductId(app(), 1);
    const input = { idempotencyKey: newKey(), lines: [{ productId, quantity: 2 }] };
    let orders = {};
    const mistakes = await rises('tradepost_user_errors', async () => {
      orders = await rises('tradepost_orders_placed', () =>
        shopper.mutate('placeOrder', input, 'order { id }'),
      );
    });
    expect(orders).toEqual({});
    expect(mistakes).toEqual({ 'tradepost_user_errors_total{code="INSUFFICIENT_STOCK"}': 1 });
  });

  it('count a sale at the counter, and its money', async () => {
    const productId = await stockedProductId(app());
    const input = {
      idempotencyKey: newKey(),
      paymentMethod: 'CASH',
      lines: [{ productId, quantity: 1 }],
    };
    const sell = () => app().mutate('recordSale', input, 'order { total { amount } }', 'manager');
    const risen = await rises('tradepost_', sell);
    expect(risen['tradepost_orders_placed_total{channel="COUNTER"}']).toBe(1);
    expect(risen['tradepost_payment_events_total{provider="CASH",event="SUCCEEDED"}']).toBe(1);
    expect(risen['tradepost_payments_received_minor_total{provider="CASH",currency="USD"}']).toBeGreaterThan(
      0,
    );
  });
});

describe('metrics of payments', () => {
  it('count what happens to a payment, by provider', async () => {
    const shopper = await makeShopper(app());
    const order = await makeOrder(app(), shopper);
    const risen = await rises('tradepost_payment', async () => {
      const { id } = await startedPayment(shopper, { orderId: order.id });
      await simulate(shopper, id, 'FAIL');
      const again = await startedPayment(shopper, { orderId: order.id });
      await simulate(shopper, again.id);
    });
    expect(risen).toMatchObject({
      'tradepost_payment_events_total{provider="LOCAL",event="STARTED"}': 2,
      'tradepost_payment_events_total{provider="LOCAL",event="FAILED"}': 1,
      'tradepost_payment_events_total{provider="LOCAL",event="SUCCEEDED"}': 1,
      'tradepost_payments_received_minor_total{provider="LOCAL",currency="USD"}': 2_180,
    });
  });
});

describe('metrics of sign-ins', () => {
  it('count them by result', async () => {
    const { email } = await app().actors.make();
    const signIn = (password: string) =>
      mutate(app(), {}, 'signIn', { email, password }, 'userErrors { code }').catch(() => undefined);
    const risen = await rises('tradepost_sign_ins', async () => {
      await signIn(testPassword);
      for (let attempt = 0; attempt < 2; attempt++) await signIn('wrong password');
    });
    expect(risen).toEqual({
      'tradepost_sign_ins_total{result="SIGNED_IN"}': 1,
      'tradepost_sign_ins_total{result="WRONG_PASSWORD"}': 2,
    });
  });

  it('count those that have to wait', async () => {
    const signIn = () =>
      app().sendWith(
        {},
        'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }',
        { input: { email: 'nobody@example.com', password: 'wrong password' } },
      );
    const risen = await rises('tradepost_sign_ins', async () => {
      for (let attempt = 0; attempt < 15; attempt++) await signIn();
    });
    const throttled = risen['tradepost_sign_ins_total{result="THROTTLED"}'] ?? 0;
    expect(throttled).toBeGreaterThan(0);
    expect(throttled + risen['tradepost_sign_ins_total{result="WRONG_PASSWORD"}']!).toBe(15);
    expect((await seriesOf(app())).get('tradepost_security_alerts_total{kind="NEW_ADMIN"}')).toBe(0);
  });
});

describe('metrics of mails', () => {
  it('count those that were sent', async () => {
    await makeShopper(app());
    const risen = await rises('tradepost_mails', () => app().work());
    expect(risen['tradepost_mails_total{result="SENT"}']).toBeGreaterThan(0);
  });

  it('count those that failed for good', async () => {
    const { mailer } = app().services;
    const { send } = mailer;
    const { PermanentError } = await import('../../src/platform/jobs/permanent-error.ts');
    mailer.send = () => Promise.reject(new PermanentError('No such user.'));
    try {
      await makeShopper(app());
      const risen = await rises('tradepost_mails', () => app().work());
      expect(Object.keys(risen)).toEqual(['tradepost_mails_total{result="FAILED"}']);
    } finally {
      mailer.send = send;
    }
    expect((await seriesOf(app())).has('tradepost_smtp_available')).toBe(false);
  });
});

describe('metrics of refusals', () => {
  const errorsOf = (work: () => Promise<unknown>) => rises('tradepost_graphql_errors_total', work);

  it('count a page that does not exist, and a body that is no JSON', async () => {
    expect(await errorsOf(() => app().http({ url: '/wp-login.php' }))).toEqual({
      'tradepost_graphql_errors_total{code="NOT_FOUND"}': 1,
    });
    const headers = { 'content-type': 'application/json' };
    const broken = () => app().http({ method: 'POST', url: '/graphql', headers, payload: '{' });
    expect(await errorsOf(broken)).toEqual({ 'tradepost_graphql_errors_total{code="BAD_REQUEST"}': 1 });
  });

  it('count responses by the class of their status, without health checks', async () => {
    const risen = await rises('tradepost_http_responses_total', async () => {
      await app().http({ url: '/nothing' });
      await app().http({ url: '/health/live' });
      await app().ask('guest', '{ settings { id } }');
    });
    expect(risen).toEqual({
      'tradepost_http_responses_total{status="2xx"}': 1,
      'tradepost_http_responses_total{status="4xx"}': 1,
    });
  });
});

describe('metrics of caches', () => {
  it('count lookups, and show what they hold', async () => {
    const risen = await rises('tradepost_cache_lookups_total', async () => {
      for (let run = 0; run < 4; run++)
        await app().ask('guest', 'query Cached { products(first: 2) { nodes { id } } }');
    });
    expect(risen['tradepost_cache_lookups_total{cache="documents",result="miss"}']).toBe(1);
    expect(risen['tradepost_cache_lookups_total{cache="compiled",result="hit"}']).toBeGreaterThan(0);
    await app().ask('admin', '{ me { id } }');
    const series = await seriesOf(app());
    for (const cache of ['documents', 'compiled', 'selections', 'tokens']) {
      expect(series.get(`tradepost_cache_bytes{cache="${cache}"}`)).toBeGreaterThan(0);
      expect(series.get(`tradepost_cache_bytes{cache="${cache}"}`)).toBeLessThan(
        series.get(`tradepost_cache_max_bytes{cache="${cache}"}`)!,
      );
    }
  });
});
