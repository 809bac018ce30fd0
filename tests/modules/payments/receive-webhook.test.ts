import { describe, expect, it } from 'vitest';
import { storeWebhookEvent } from '../../../src/modules/payments/webhooks/receive-webhook.ts';
import { useApp } from '../../kit/app.ts';
import { eventFor, localProvider, postWebhook } from '../../kit/local-provider.ts';
import { makeThing, paymentOf, start } from './support.ts';

const app = useApp();
const second = 1_000;

const storedFor = (eventId: string) => app().sql('select * from webhook_event where event_id = ?', [eventId]);
const idIn = ({ rawBody }: { rawBody: Buffer }): string => JSON.parse(rawBody.toString()).id;

describe('POST /webhooks/stripe', () => {
  it('stores an event of the provider, and a job applies it', async () => {
    const thing = await makeThing(app());
    const id = await start(app(), thing);
    const event = await eventFor(app(), id, 'SUCCEED');
    const response = await postWebhook(app(), event);
    expect([response.statusCode, response.json()]).toEqual([200, { received: true }]);
    expect((await paymentOf(app(), id)).status).toBe('REQUIRES_ACTION');
    expect(thing.paid).toEqual([]);
    await app().work();
    const payment = await paymentOf(app(), id);
    expect(payment).toMatchObject({
      status: 'SUCCEEDED',
      receiptNumber: expect.stringMatching(/^R-\w{8}$/),
      succeededAt: expect.stringMatching(/^2026/),
    });
    expect(payment.kinds).toEqual(['STARTED', 'REQUIRES_ACTION', 'SUCCEEDED']);
    expect(thing.paid).toEqual([{ paymentId: id, targetId: thing.id, amountMinor: 12_990 }]);
    expect(await storedFor(idIn(event))).toMatchObject([
      { outcome: 'APPLIED', type: 'payment_intent.succeeded' },
    ]);
    const { auditLog } = await app().ask(
      'manager',
      `{ auditLog(filter: { targetId: "${id}" }) { nodes { action changes } } }`,
    );
    expect(auditLog.nodes.map((node: { action: string }) => node.action)).toEqual([
      'payment.succeeded',
      'payment.started',
    ]);
    expect(auditLog.nodes[0].changes).toMatchObject({
      status: { before: 'REQUIRES_ACTION', after: 'SUCCEEDED' },
    });
    expect(JSON.stringify(auditLog)).not.toContain('_secret_');
  });

  it('refuses events that are unsigned, signed by another, changed, or old, and stores nothing', async () => {
    const thing = await makeThing(app());
    const id = await start(app(), thing);
    const good = await eventFor(app(), id, 'SUCCEED');
    const changed = Buffer.from(good.rawBody);
    changed[changed.indexOf('12990')] = '2'.charCodeAt(0);
    const { rawBody, signature } = good;
    const forged = signature.replace(/v1=(.)/, (_, digit: string) => `v1=${digit === 'a' ? 'b' : 'a'}`);
    const bodies: Parameters<typeof postWebhook>[1][] = [
      { rawBody },
      { rawBody, signature: '' },
      { rawBody, signature: forged },
      { rawBody, signature: 'nonsense' },
      { rawBody, signature: signature.replace('v1=', 'v0=') },
      { rawBody: changed, signature },
      { rawBody: Buffer.concat([rawBody, Buffer.from(' ')]), signature },
      { rawBody: Buffer.alloc(0), signature },
    ];
    for (const body of bodies) expect((await postWebhook(app(), body)).statusCode).toBe(400);
    app().clock.advance(290 * second);
    app().clock.advance(15 * second);
    const old = await postWebhook(app(), good);
    expect(old.statusCode).toBe(400);
    expect(old.json().errors[0]).toMatchObject({ extensions: { code: 'BAD_REQUEST' } });
    expect(await storedFor(idIn(good))).toEqual([]);
    await app().work();
    expect((await paymentOf(app(), id)).status).toBe('REQUIRES_ACTION');
  });

  it('takes one that is four minutes old', async () => {
    const thing = await makeThing(app());
    const id = await start(app(), thing);
    const event = await eventFor(app(), id, 'SUCCEED');
    app().clock.advance(240 * second);
    expect((await postWebhook(app(), event)).statusCode).toBe(200);
  });

  it('accepts the same event ten times at once, and applies it once', async () => {
    const thing = await makeThing(app());
    const id = await start(app(), thing);
    const event = await eventFor(app(), id, 'SUCCEED');
    const responses = await Promise.all(Array.from({ length: 10 }, () => postWebhook(app(), event)));
    expect(responses.map(response => response.statusCode)).toEqual(Array(10).fill(200));
    await Promise.all([app().work(), app().work(), app().work()]);
    expect(await storedFor(idIn(event))).toHaveLength(1);
    expect((await paymentOf(app(), id)).kinds).toEqual(['STARTED', 'REQUIRES_ACTION', 'SUCCEEDED']);
    expect(thing.paid).toHaveLength(1);
  });

  it('applies several events of the same content once, in any order', async () => {
    const thing = await makeThing(app());
    const id = await start(app(), thing);
    const events = await Promise.all(Array.from({ length: 6 }, () => eventFor(app(), id, 'SUCCEED')));
    await Promise.all(events.map(event => postWebhook(app(), event)));
    await Promise.all([app().work(), app().work()]);
    expect((await paymentOf(app(), id)).kinds).toEqual(['STARTED', 'REQUIRES_ACTION', 'SUCCEEDED']);
    expect(thing.paid).toHaveLength(1);
    const outcomes = await Promise.all(events.map(async event => (await storedFor(idIn(event)))[0]!.outcome));
    expect(outcomes.toSorted()).toEqual(['APPLIED', ...Array(5).fill('UNCHANGED')]);
  });

  it.each([
    ['success, then failure', ['SUCCEED', 'FAIL'], ['SUCCEEDED']],
    ['success, then something to do', ['SUCCEED', 'REQUIRE_ACTION'], ['SUCCEEDED']],
    ['failure, then success', ['FAIL', 'SUCCEED'], ['FAILED', 'SUCCEEDED']],
    [
      'failure, something to do, success',
      ['FAIL', 'REQUIRE_ACTION', 'SUCCEED'],
      ['FAILED', 'REQUIRES_ACTION', 'SUCCEEDED'],
    ],
  ] as const)('%s: it is paid', async (_what, outcomes, kinds) => {
    const thing = await makeThing(app());
    const id = await start(app(), thing);
    for (const outcome of outcomes) {
      expect((await postWebhook(app(), await eventFor(app(), id, outcome))).statusCode).toBe(200);
      await app().work();
    }
    const payment = await paymentOf(app(), id);
    expect(payment).toMatchObject({ status: 'SUCCEEDED', failureMessage: null });
    expect(payment.kinds.slice(2)).toEqual(kinds);
    expect(thing.paid).toHaveLength(1);
  });

  it('ignores events about nothing in this store', async () => {
    const provider = localProvider(app());
    const now = app().clock.now();
    const unknownPayment = await eventFor(app(), 'payment_01h455vb4pex5vsknk084sn02q', 'SUCCEED');
    const events = [
      unknownPayment,
      provider.sign({ type: 'customer.created', data: { object: { object: 'customer', id: 'cus_1' } } }, now),
      provider.sign(
        { type: 'payment_intent.created', data: { object: { object: 'payment_intent', id: 'pi_1' } } },
        now,
      ),
      provider.sign(
        { type: 'refund.updated', data: { object: { object: 'refund', id: 're_9', status: 'succeeded' } } },
        now,
      ),
      provider.sign({ type: 'payment_intent.succeeded', data: { object: { object: 'nonsense' } } }, now),
    ];
    for (const event of events) {
      expect((await postWebhook(app(), event)).statusCode).toBe(200);
      await app().work();
      expect(await storedFor(idIn(event))).toMatchObject([{ outcome: 'IGNORED' }]);
    }
  });

  it.each([
    ['amount', { amountMinor: 12_989 }],
    ['currency', { currencyCode: 'EUR' }],
  ])('does not accept a different %s; somebody has to look into it', async (_what, change) => {
    const thing = await makeThing(app());
    const id = await start(app(), thing);
    await postWebhook(app(), await eventFor(app(), id, 'SUCCEED', change));
    await app().work();
    const payment = await paymentOf(app(), id);
    expect(payment.status).toBe('REQUIRES_ACTION');
    expect(payment.kinds).toEqual(['STARTED', 'REQUIRES_ACTION', 'MISMATCH']);
    expect(thing.paid).toEqual([]);
    const { deadJobs } = await app().ask('admin', '{ deadJobs(first: 1) { nodes { id name } } }');
    expect(deadJobs.nodes).toMatchObject([{ name: 'payments.apply-webhook' }]);
    await app().mutate('discardDeadJob', { deadJobId: deadJobs.nodes[0].id }, 'deadJobId', 'admin');
  });

  it('stores no secret of an event', async () => {
    const event = localProvider(app()).sign(
      { type: 'x.y', data: { object: { client_secret: 'pi_1_secret_2', id: 'x' } } },
      app().clock.now(),
    );
    await postWebhook(app(), event);
    const [stored] = await storedFor(idIn(event));
    expect(JSON.stringify(stored)).not.toContain('pi_1_secret_2');
    await app().work();
  });

  it('refunds money that arrived when it was no longer wanted', async () => {
    const thing = await makeThing(app(), { isWanted: false });
    const id = await start(app(), thing);
    await postWebhook(app(), await eventFor(app(), id, 'SUCCEED'));
    await app().work();
    const payment = await paymentOf(app(), id);
    expect(payment).toMatchObject({ status: 'REFUNDED', refundedAmount: { amount: '129.90' } });
    expect(payment.refunds).toMatchObject([{ status: 'SUCCEEDED', amount: { amount: '129.90' } }]);
    expect(thing.refunds).toEqual([]);
  });
});

describe('storeWebhookEvent', () => {
  it('reports whether the event was stored, is a duplicate, or is refused', async () => {
    const event = localProvider(app()).sign(
      { type: 'x.y', data: { object: { id: 'x' } } },
      app().clock.now(),
    );
    const store = (signature?: string) => storeWebhookEvent(app().context(), event.rawBody, signature);
    expect(await store()).toEqual({ outcome: 'REFUSED' });
    const stored = await store(event.signature);
    const [row] = await storedFor(idIn(event));
    expect(stored).toEqual({ outcome: 'STORED', webhookEventId: row!.id });
    expect(await store(event.signature)).toEqual({ outcome: 'DUPLICATE' });
    expect(await storedFor(idIn(event))).toHaveLength(1);
  });
});
