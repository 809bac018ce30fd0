import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProviderRefused } from '../../../src/modules/payments/provider/payment-provider.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codeOf } from '../../kit/codes.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { localProvider, postWebhook } from '../../kit/local-provider.ts';
import { newKey } from '../../kit/new-key.ts';
import { actionsOf, tryOffered } from '../../kit/next-actions.ts';
import { makeThing, paidPayment, paymentOf, type Thing } from './support.ts';

const app = useApp();
let thing: Thing;
let id: string;

beforeEach(async () => {
  thing = await makeThing(app());
  id = await paidPayment(app(), thing);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const fields = 'payment { status refundedAmount { amount } refundDue { amount } }';
const settle = (input: object = {}, actor = 'manager') =>
  app().mutate(
    'settleRefund',
    { idempotencyKey: newKey(), paymentId: id, reason: 'In cash.', ...input },
    fields,
    actor,
  );
const refund = async (amount: string) => {
  const input = { idempotencyKey: newKey(), paymentId: id, amount, reason: 'Broken.' };
  const { userErrors } = await app().mutate('refundPayment', input, fields, 'manager');
  expect(userErrors).toEqual([]);
};
const failing = async (amount: string) => {
  vi.spyOn(localProvider(app()), 'refund').mockRejectedValueOnce(new ProviderRefused('The card is closed.'));
  await refund(amount);
};
const due = async () => {
  const text = `{ payment(id: "${id}") { refundDue { amount } } due: payments(filter: { refundDue: true }) { nodes { id } } none: payments(filter: { refundDue: false, targetId: "${thing.id}" }) { nodes { id } } }`;
  const { payment, due, none } = await app().ask('manager', text);
  const isDue = due.nodes.some((one: { id: string }) => one.id === id);
  expect(none.nodes.length).toBe(isDue ? 0 : 1);
  return [payment.refundDue.amount, isDue];
};

/** A refund that was paid, and that the bank sent back. */
async function returned(amount: string): Promise<void> {
  const provider = localProvider(app());
  const reference = newKey().replace(/\W/g, '');
  vi.spyOn(provider, 'refund').mockResolvedValueOnce({
    reference,
    status: 'SUCCEEDED',
    failureMessage: null,
  });
  await refund(amount);
  const object = { object: 'refund', id: reference, status: 'failed', failure_reason: 'lost_or_stolen_card' };
  await postWebhook(app(), provider.sign({ type: 'refund.updated', data: { object } }, app().clock.now()));
  await app().work();
}

describe('refundDue', () => {
  it('is nothing for a payment whose refunds work', async () => {
    await refund('29.90');
    expect(await due()).toEqual(['0.00', false]);
  });

  it('goes by the provider, unless somebody hands it over at the counter', async () => {
    const text = `{ payment(id: "${id}") { provider isRefundedByHand } }`;
    const read = async () => (await app().ask('manager', text)).payment;
    expect(await read()).toEqual({ provider: 'LOCAL', isRefundedByHand: false });
    await app().sql("update payment set provider = 'CASH' where id = ?", [id]);
    expect(await read()).toEqual({ provider: 'CASH', isRefundedByHand: true });
  });

  it('is what failed, until another refund takes its place', async () => {
    await failing('100.00');
    expect(await due()).toEqual(['100.00', true]);
    await refund('40.00');
    expect(await due()).toEqual(['60.00', true]);
    await failing('60.00');
    expect(await due()).toEqual(['60.00', true]);
    await refund('89.90');
    expect(await due()).toEqual(['0.00', false]);
  });

  it('is what a bank sent back, which another refund does not replace', async () => {
    await returned('50.00');
    expect(await due()).toEqual(['50.00', true]);
    await refund('79.90');
    expect(await due()).toEqual(['50.00', true]);
  });
});

describe('settleRefund', () => {
  it('refunds by hand what failed', async () => {
    await failing('129.90');
    expect(thing.refunds).toEqual([]);
    expect(await settle()).toMatchObject({
      userErrors: [],
      payment: { status: 'REFUNDED', refundedAmount: { amount: '129.90' }, refundDue: { amount: '0.00' } },
    });
    expect(thing.refunds).toMatchObject([{ paymentId: id, amountMinor: 12_990, reason: 'In cash.' }]);
    expect(await due()).toEqual(['0.00', false]);
    const payment = await paymentOf(app(), id);
    expect(payment.kinds.slice(-3)).toEqual(['REFUND_FAILED', 'REFUND_SETTLED', 'REFUNDED']);
    expect(payment.refunds).toMatchObject([
      { status: 'FAILED' },
      { status: 'SUCCEEDED', reason: 'In cash.', amount: { amount: '129.90' } },
    ]);
    await app().work();
    expect(thing.refunds).toHaveLength(1);
  });

  it('counts what a bank sent back once', async () => {
    await returned('50.00');
    await failing('20.00');
    expect(await due()).toEqual(['70.00', true]);
    expect((await settle()).payment).toEqual({
      status: 'PARTIALLY_REFUNDED',
      refundedAmount: { amount: '70.00' },
      refundDue: { amount: '0.00' },
    });
    expect(thing.refunds.map(one => one.amountMinor)).toEqual([5_000, 2_000]);
    const { events } = await paymentOf(app(), id);
    const settled = events.find((one: { kind: string }) => one.kind === 'REFUND_SETTLED');
    expect(settled.details).toEqual({ amount: '70.00', reason: 'In cash.' });
  });

  it('gives the same answer to the same key, and is refused when nothing is due', async () => {
    await failing('10.00');
    const idempotencyKey = newKey();
    const first = await settle({ idempotencyKey });
    expect(await settle({ idempotencyKey })).toEqual(first);
    expect(thing.refunds).toHaveLength(1);
    expect((await settle()).userErrors).toMatchObject([{ code: 'WRONG_STATUS', path: ['paymentId'] }]);
    expect((await settle({ reason: ' ' })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['reason'] },
    ]);
  });

  it('is offered while something is due, to whoever may refund', async () => {
    const member = as(app(), await makeMember(app(), ['PAYMENTS_VIEW', 'PAYMENTS_REFUND']));
    const attempt = () => ({
      action: 'SETTLE_REFUND',
      mutation: 'settleRefund',
      input: { idempotencyKey: newKey(), paymentId: id, reason: 'In cash.' },
    });
    const tried = async (who = member) => tryOffered(who, await actionsOf(who, 'Payment', id), attempt());
    expect(await tried()).toBe('refused');
    await failing('10.00');
    expect(await tried(as(app(), await makeMember(app(), ['PAYMENTS_VIEW'])))).toBe('hidden');
    expect(await tried()).toBe('allowed');
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['staff', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const text = `mutation { settleRefund(input: { idempotencyKey: "k", paymentId: "${id}", reason: "x" }) { userErrors { code } } }`;
    expect(codeOf(await app().send(actor, text))).toBe(code);
  });
});
