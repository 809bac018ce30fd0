import type { TestApp } from '../app.ts';
import type { Client } from '../client.ts';
import { newKey } from '../new-key.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

export type Payer = Pick<Client, 'mutate'>;

/** Starts a payment for an order, an installment, or a buy-out. Returns the payload. */
export function startPayment(payer: Payer, target: object): Promise<Data> {
  const input = { idempotencyKey: newKey(), ...target };
  return payer.mutate('startPayment', input, 'payment { id amount { amount } }');
}

/** Starts a payment that must be accepted. */
export async function startedPayment(
  payer: Payer,
  target: object,
): Promise<{ id: string; amount: { amount: string } }> {
  const { payment, userErrors } = await startPayment(payer, target);
  if (!payment) throw new Error(JSON.stringify(userErrors));
  return payment;
}

/** Has the provider say what came of a payment. */
export function simulate(
  payer: Payer,
  paymentId: string,
  outcome: 'SUCCEED' | 'FAIL' | 'REQUIRE_ACTION' = 'SUCCEED',
): Promise<Data> {
  return payer.mutate('simulatePayment', { paymentId, outcome }, 'payment { status }');
}

/** Starts and settles a payment. Returns its id, and what was paid. */
export async function pay(payer: Payer, target: object): Promise<{ id: string; amount: string }> {
  const { id, amount } = await startedPayment(payer, target);
  const { userErrors } = await simulate(payer, id);
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return { id, amount: amount.amount };
}

/** Pays back an amount of a payment, all that is left when none is said. Returns the payload. */
export function refundSome(app: TestApp, paymentId: string, amount?: string): Promise<Data> {
  const input = { idempotencyKey: newKey(), paymentId, amount, reason: 'Asked for by a test.' };
  return app.mutate('refundPayment', input, 'payment { status refundedAmount { amount } }');
}
