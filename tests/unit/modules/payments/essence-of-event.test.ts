import { expect, it } from 'vitest';
import { appliedEssence, essenceOf } from '../../../../src/modules/payments/provider/essence-of-event.ts';
import { meaningOf } from '../../../../src/modules/payments/provider/stripe-events.ts';

const person = { name: 'Zebulon Quarkstein', email: 'zebulon@quark.example', phone: '+49 172 555777' };
const address = { line1: 'Teststraße 7', city: 'Kevelaer', postal_code: '47623', country: 'DE' };

const error = {
  type: 'card_error',
  code: 'card_declined',
  decline_code: 'insufficient_funds',
  message: 'Your card has insufficient funds.',
};
const essence = {
  id: 'pi_1',
  object: 'payment_intent',
  amount: 1_000,
  currency: 'usd',
  status: 'requires_payment_method',
};
const declined = {
  id: 'evt_1',
  object: 'event',
  created: 1_772_366_400,
  type: 'payment_intent.payment_failed',
  request: { id: 'req_1', idempotency_key: person.email },
  data: {
    previous_attributes: { receipt_email: person.email },
    object: {
      ...essence,
      client_secret: 'pi_1_secret_x',
      receipt_email: person.email,
      shipping: { ...person, address },
      customer: { id: 'cus_1', ...person },
      metadata: { paymentId: 'payment_1', targetId: 'order_1', note: person.name },
      last_payment_error: {
        ...error,
        payment_method: { id: 'pm_1', billing_details: { ...person, address }, card: { last4: '4242' } },
      },
    },
  },
};

it('keeps what an event means to us, and nothing about the payer', () => {
  expect(essenceOf(declined)).toEqual({
    id: 'evt_1',
    object: 'event',
    created: 1_772_366_400,
    type: 'payment_intent.payment_failed',
    data: {
      object: {
        ...essence,
        metadata: { paymentId: 'payment_1', targetId: 'order_1' },
        last_payment_error: error,
      },
    },
  });
});

it.each([
  ['payment_intent.payment_failed', {}],
  ['payment_intent.succeeded', { status: 'succeeded', last_payment_error: null }],
  ['payment_intent.requires_action', { last_payment_error: null }],
  ['payment_intent.canceled', { status: 'canceled' }],
])('leaves %s its meaning', (type, changes) => {
  const event = { ...declined, type, data: { object: { ...declined.data.object, ...changes } } };
  expect(meaningOf(event)).toMatchObject({ kind: 'intent', paymentId: 'payment_1' });
  expect(meaningOf(essenceOf(event))).toEqual(meaningOf(event));
});

it.each(['refund.updated', 'refund.failed', 'charge.refund.updated'])('leaves %s its meaning', type => {
  const object = {
    id: 're_1',
    object: 'refund',
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    payment_intent: 'pi_1',
    destination_details: { card: { reference: person.name } },
    metadata: { refundId: 'refund_1' },
  };
  const event = { ...declined, type, data: { object } };
  expect(meaningOf(event)).toMatchObject({ kind: 'refund', refundId: 'refund_1' });
  expect(meaningOf(essenceOf(event))).toEqual(meaningOf(event));
  expect(JSON.stringify(essenceOf(event))).not.toContain('Quarkstein');
});

it('takes an event without an object', () => {
  expect(meaningOf(essenceOf({ id: 'evt_2', type: 'ping' }))).toBeNull();
});

it('forgets the provider’s words once an event is applied, and nothing else', () => {
  const { last_payment_error, ...object } = (
    essenceOf(declined) as { data: { object: { last_payment_error: object } } }
  ).data.object;
  expect(last_payment_error).toEqual(error);
  const { message: _, ...rest } = error;
  expect(appliedEssence(essenceOf(declined))).toEqual({
    ...essenceOf(declined),
    data: { object: { ...object, last_payment_error: rest } },
  });
});
