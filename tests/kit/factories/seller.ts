import { type BuiltInKey, builtInRoleId } from '../../../src/modules/accounts/roles/built-in-roles.ts';
import type { TestApp } from '../app.ts';
import { type Client, clientOf } from '../client.ts';
import { newKey } from '../new-key.ts';
import { approved } from './staff-member.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Payload = any;

export const saleFields = `order {
  id number channel status version taxRate placedAt paidAt deliveredAt notes shippingAddress { city }
  subtotal { amount } discountTotal { amount } tax { amount } total { amount } amountDue { amount }
  amountPaid { amount } amountRefunded { amount } changeGiven { amount } cancelReason
  customer { id } soldBy { id }
  lines { id sku name quantity discountRate returnedQuantity unitPrice { amount } total { amount } }
  payments { provider status amount { amount } refundedAmount { amount } }
  events { kind }
}`;

/** Somebody who sells, by a session that never runs out. */
export interface Seller extends Client {
  readonly staffMemberId: string;
  mutate(name: string, input: object | null, fields?: string): Promise<Payload>;
  sell(input: object): Promise<Payload>;
  correct(order: { id: string }, input: object): Promise<Payload>;
  void(order: { id: string }): Promise<Payload>;
}

const sessionMs = 10 * 60_000;

/** A staff member with an account and one of the built-in roles. */
export async function makeSeller(app: TestApp, role: BuiltInKey = 'STAFF'): Promise<Seller> {
  const { id: staffMemberId, userId } = await approved(app, [builtInRoleId(role)]);
  let session = { headers: {}, until: 0 };
  const client = clientOf(async (query, variables) => {
    const now = app.clock.now().getTime();
    if (now > session.until)
      session = { headers: (await app.actors.signIn(userId)).headers, until: now + sessionMs };
    return app.sendWith(session.headers, query, variables);
  });
  const mutate: Seller['mutate'] = (name, input, fields = saleFields) => client.mutate(name, input, fields);
  return {
    staffMemberId,
    ...client,
    mutate,
    sell: input => mutate('recordSale', { idempotencyKey: newKey(), paymentMethod: 'CASH', ...input }),
    correct: ({ id }, input) => mutate('updateSale', { orderId: id, ...input }),
    void: ({ id }) => mutate('voidSale', { orderId: id, reason: 'Rung up twice.' }),
  };
}

export async function readSale(app: TestApp, { id }: { id: string }): Promise<Payload> {
  const query = `query ($id: ID!) { ${saleFields.replace('order {', 'order(id: $id) {')} }`;
  return (await app.ask('staff', query, { id })).order;
}
