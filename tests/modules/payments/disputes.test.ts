import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { codeOf } from '../../kit/codes.ts';
import { localProvider, postWebhook } from '../../kit/local-provider.ts';
import { sentMails } from '../../kit/mailbox.ts';
import { makeThing, paidPayment, paymentOf } from './support.ts';

const app = useApp();
const openedAt = Date.UTC(2026, 1, 20) / 1_000;
const dueBy = openedAt + 14 * 86_400;
let count = 0;

/** A payment that was paid, and a way to send events of one dispute about it. */
async function disputed() {
  const paymentId = await paidPayment(app(), await makeThing(app()));
  const [row] = await app().sql('select provider_reference from payment where id = ?', [paymentId]);
  const id = `du_${++count}`;
  const common = {
    id,
    object: 'dispute',
    amount: 12_990,
    currency: 'usd',
    charge: 'ch_1',
    created: openedAt,
  };
  const object = { ...common, payment_intent: row!.provider_reference, reason: 'fraudulent' };

  /** @param after how many seconds after the dispute was opened the provider created the event */
  function event(type: string, status: string, after: number, changed: object = {}) {
    const evidence_details = { due_by: dueBy, submission_count: 0 };
    const evidence = { customer_name: 'Ann Lee', customer_purchase_ip: '203.0.113.7' };
    const data = { object: { ...object, status, evidence_details, evidence, ...changed } };
    const created = openedAt + after;
    return localProvider(app()).sign(
      { type: `charge.dispute.${type}`, created, data } as never,
      app().clock.now(),
    );
  }

  async function send(...given: Parameters<typeof event>) {
    const response = await postWebhook(app(), event(...given));
    expect(response.statusCode).toBe(200);
    await app().work();
  }
  return { paymentId, id, event, send };
}

const fields =
  'providerReference reason status evidenceDueAt openedAt closedAt fundsWithdrawnAt fundsReinstatedAt amount { amount currencyCode }';

async function disputesOf(paymentId: string) {
  const { payment } = await app().ask('staff', `{ payment(id: "${paymentId}") { disputes { ${fields} } } }`);
  return payment.disputes;
}

const kindsOf = async (paymentId: string) => (await paymentOf(app(), paymentId)).kinds.slice(3);
const seconds = (value: number) => new Date(value * 1_000).toISOString();

describe('a dispute', () => {
  it('is recorded with its reason, amount, and due date, and touches no money', async () => {
    const { paymentId, id, send } = await disputed();
    await send('created', 'needs_response', 0);
    expect(await disputesOf(paymentId)).toEqual([
      {
        providerReference: id,
        reason: 'fraudulent',
        status: 'NEEDS_RESPONSE',
        evidenceDueAt: seconds(dueBy),
        openedAt: seconds(openedAt),
        closedAt: null,
        fundsWithdrawnAt: null,
        fundsReinstatedAt: null,
        amount: { amount: '129.90', currencyCode: 'USD' },
      },
    ]);
    expect(await paymentOf(app(), paymentId)).toMatchObject({
      status: 'SUCCEEDED',
      refundedAmount: { amount: '0.00' },
      pendingRefundAmount: { amount: '0.00' },
    });
    expect(await kindsOf(paymentId)).toEqual(['DISPUTED']);
    const [row] = await app().sql('select id from dispute where provider_reference = ?', [id]);
    expect(await auditOf(app(), String(row!.id), 'dispute.opened')).toHaveLength(1);
  });

  it('is followed until it is closed', async () => {
    const { paymentId, send } = await disputed();
    await send('created', 'needs_response', 0);
    await send('funds_withdrawn', 'needs_response', 0);
    await send('updated', 'under_review', 100);
    await send('closed', 'won', 200);
    await send('funds_reinstated', 'won', 201);
    expect(await disputesOf(paymentId)).toMatchObject([
      {
        status: 'WON',
        closedAt: seconds(openedAt + 200),
        fundsWithdrawnAt: seconds(openedAt),
        fundsReinstatedAt: seconds(openedAt + 201),
      },
    ]);
    expect(await kindsOf(paymentId)).toEqual([
      'DISPUTED',
      'FUNDS_WITHDRAWN',
      'DISPUTE_UPDATED',
      'DISPUTE_CLOSED',
      'FUNDS_REINSTATED',
    ]);
  });

  it('ends the same when its events arrive in the opposite order', async () => {
    const { paymentId, send } = await disputed();
    await send('funds_reinstated', 'won', 201);
    await send('closed', 'won', 200);
    await send('updated', 'under_review', 100);
    await send('funds_withdrawn', 'needs_response', 0);
    await send('created', 'needs_response', 0);
    expect(await disputesOf(paymentId)).toMatchObject([
      {
        status: 'WON',
        openedAt: seconds(openedAt),
        fundsWithdrawnAt: seconds(openedAt),
        fundsReinstatedAt: seconds(openedAt + 201),
      },
    ]);
    expect(await kindsOf(paymentId)).toEqual([
      'DISPUTED',
      'DISPUTE_CLOSED',
      'FUNDS_REINSTATED',
      'FUNDS_WITHDRAWN',
    ]);
  });

  it('is further along when two reports are of the same second', async () => {
    const { paymentId, send } = await disputed();
    await send('closed', 'lost', 0);
    await send('updated', 'under_review', 0);
    expect(await disputesOf(paymentId)).toMatchObject([{ status: 'LOST' }]);
  });

  it('can be lost and then won, and opened again', async () => {
    const { paymentId, send } = await disputed();
    await send('closed', 'lost', 10);
    await send('closed', 'won', 20);
    expect(await disputesOf(paymentId)).toMatchObject([{ status: 'WON', closedAt: seconds(openedAt + 20) }]);
    await send('updated', 'under_review', 30);
    expect(await disputesOf(paymentId)).toMatchObject([{ status: 'UNDER_REVIEW', closedAt: null }]);
  });

  it('is recorded once, however often and at once an event arrives', async () => {
    const { paymentId, id, event } = await disputed();
    const same = event('created', 'needs_response', 0);
    const others = Array.from({ length: 3 }, () => event('funds_withdrawn', 'needs_response', 0));
    await Promise.all([same, same, same, ...others].map(one => postWebhook(app(), one)));
    await Promise.all([app().work(), app().work(), app().work()]);
    expect(await app().sql('select id from dispute where provider_reference = ?', [id])).toHaveLength(1);
    expect((await kindsOf(paymentId)).toSorted()).toEqual(['DISPUTED', 'FUNDS_WITHDRAWN']);
  });

  it('begins as an inquiry, without a due date', async () => {
    const { paymentId, send } = await disputed();
    await send('created', 'warning_needs_response', 0, { evidence_details: { due_by: null } });
    expect(await disputesOf(paymentId)).toMatchObject([
      { status: 'INQUIRY_NEEDS_RESPONSE', evidenceDueAt: null },
    ]);
    await send('closed', 'warning_closed', 5);
    await send('created', 'needs_response', 9);
    expect(await disputesOf(paymentId)).toMatchObject([{ status: 'NEEDS_RESPONSE', closedAt: null }]);
  });

  it('about a payment of another store is answered, logged, and ignored', async () => {
    const { id, event } = await disputed();
    for (const payment_intent of ['pi_of_nobody', null]) {
      const response = await postWebhook(app(), event('created', 'needs_response', 0, { payment_intent }));
      expect([response.statusCode, response.json()]).toEqual([200, { received: true }]);
      await app().work();
    }
    expect(await app().sql('select id from dispute where provider_reference = ?', [id])).toEqual([]);
    const stored = await app().sql('select outcome from webhook_event where payload like ?', [`%${id}%`]);
    expect(stored.map(({ outcome }) => outcome)).toEqual(['IGNORED', 'IGNORED']);
  });

  it('keeps nothing of the evidence, which is about the customer', async () => {
    const { id, send } = await disputed();
    await send('created', 'needs_response', 0);
    const [stored] = await app().sql('select payload from webhook_event where payload like ?', [`%${id}%`]);
    expect(JSON.stringify(stored)).not.toMatch(/Ann Lee|203\.0\.113\.7/);
  });

  it('is reported to those who may see payments, by mail and as a notification', async () => {
    const manager = await app().actors.make({ roles: ['MANAGER'] });
    const { paymentId, send } = await disputed();
    const { email } = (await app().sql('select email from user where id = ?', [manager.userId]))[0]!;
    const mails = async () => (await sentMails(app().app)).filter(({ to }) => to === email);
    const before = (await mails()).length;
    await send('created', 'needs_response', 0);
    await send('updated', 'under_review', 5);
    await send('closed', 'lost', 9);
    await app().work();
    const [opened, closed, ...more] = (await mails()).slice(before);
    expect(more).toEqual([]);
    expect(opened!.subject).toMatch(/^A payment is disputed: A thing/);
    expect(opened!.text).toContain('129.90 USD');
    expect(opened!.text).toContain('2026-03-06 00:00 (UTC)');
    expect(closed!.text).toContain('The dispute is lost');
    const { headers } = await app().actors.signIn(manager.userId);
    const { data } = await app().sendWith(headers, '{ notifications { nodes { kind message targetId } } }');
    const { description } = await paymentOf(app(), paymentId);
    expect(data.notifications.nodes).toEqual([
      {
        kind: 'PAYMENT_DISPUTED',
        message: `The dispute about 129.90 USD for ${description} is closed: lost.`,
        targetId: paymentId,
      },
      {
        kind: 'PAYMENT_DISPUTED',
        message: `129.90 USD for ${description} is disputed by the bank of the payer. Answer in the dashboard of the payment provider.`,
        targetId: paymentId,
      },
    ]);
  });
});

describe('disputes', () => {
  it('lists them by status, the newest first, with their payments', async () => {
    const lost = await disputed();
    await lost.send('closed', 'lost', 0);
    const open = await disputed();
    await open.send('created', 'needs_response', 0);
    const query = (filter: string) =>
      `{ disputes(filter: ${filter}) { nodes { providerReference payment { id } } } }`;
    const { disputes } = await app().ask('staff', query('{ status: NEEDS_RESPONSE }'));
    expect(disputes.nodes[0]).toEqual({ providerReference: open.id, payment: { id: open.paymentId } });
    expect(JSON.stringify(disputes)).not.toContain(`"${lost.id}"`);
    const ofPayment = await app().ask('staff', query(`{ paymentId: "${lost.paymentId}" }`));
    expect(ofPayment.disputes.nodes).toEqual([
      { providerReference: lost.id, payment: { id: lost.paymentId } },
    ]);
  });

  it('are for holders of PAYMENTS_VIEW: the payer sees none', async () => {
    const { paymentId, send } = await disputed();
    await send('created', 'needs_response', 0);
    const list = '{ disputes { nodes { id } } }';
    expect(codeOf(await app().send('customer', list))).toBe('FORBIDDEN');
    expect(codeOf(await app().send('guest', list))).toBe('UNAUTHENTICATED');
    const { data } = await as(app(), 'customer').send(
      `{ payment(id: "${paymentId}") { id disputes { id } } }`,
    );
    expect(data.payment).toEqual({ id: paymentId, disputes: null });
  });
});
