import { type BuiltInKey, builtInRoleId } from '../../../../src/modules/accounts/roles/built-in-roles.ts';
import type { Answer, TestApp } from '../../../kit/app.ts';
import { makeProduct } from '../../../kit/factories/product.ts';
import { setStock } from '../../../kit/factories/stock.ts';
import { approved } from '../../staff/registered.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Payload = any;

let keys = 0;

/** A key that no other request has. */
export const newKey = (): string => `sale-${++keys}`;

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
export interface Seller {
  readonly staffMemberId: string;
  send(query: string, variables?: object): Promise<Answer>;
  mutate(name: string, input: object, fields?: string): Promise<Payload>;
  sell(input: object): Promise<Payload>;
  correct(order: { id: string }, input: object): Promise<Payload>;
  void(order: { id: string }): Promise<Payload>;
}

const sessionMs = 10 * 60_000;

/** A staff member with an account and one of the built-in roles. */
export async function makeSeller(app: TestApp, role: BuiltInKey = 'STAFF'): Promise<Seller> {
  const { id: staffMemberId, userId } = await approved(app, [builtInRoleId(role)]);
  let session = { headers: {}, until: 0 };
  const send = async (query: string, variables: object = {}) => {
    const now = app.clock.now().getTime();
    if (now > session.until)
      session = { headers: (await app.actors.signIn(userId)).headers, until: now + sessionMs };
    return app.sendWith(session.headers, query, variables);
  };
  const mutate = async (name: string, input: object, fields = saleFields) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const problems = 'code message path ... on InsufficientStockError { productId requested available }';
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { ${problems} } } }`;
    const { data, errors } = await send(query, { input });
    if (errors) throw new Error(`${query}\n${JSON.stringify(errors, null, 2)}`);
    return data[name];
  };
  return {
    staffMemberId,
    send,
    mutate,
    sell: input => mutate('recordSale', { idempotencyKey: newKey(), paymentMethod: 'CASH', ...input }),
    correct: ({ id }, input) => mutate('updateSale', { orderId: id, ...input }),
    void: ({ id }) => mutate('voidSale', { orderId: id, reason: 'Rung up twice.' }),
  };
}

/** A product that is in stock. */
export async function stocked(
  app: TestApp,
  onHand: number,
  fields: object = {},
): Promise<{ id: string; sku: string; name: string; version: number }> {
  const product = await makeProduct(app, fields);
  await setStock(app, product.id, onHand);
  return product;
}

export async function onHandOf(app: TestApp, { id }: { id: string }): Promise<number> {
  return (await app.ask('guest', `{ product(id: "${id}") { stock { onHand } } }`)).product.stock.onHand;
}

export async function readSale(app: TestApp, { id }: { id: string }): Promise<Payload> {
  const query = `query ($id: ID!) { ${saleFields.replace('order {', 'order(id: $id) {')} }`;
  return (await app.ask('staff', query, { id })).order;
}

export const codesOf = ({ userErrors }: { userErrors: { code: string }[] }): string[] =>
  userErrors.map(({ code }) => code);

const minuteMs = 60_000;
export const hours = (count: number): number => count * 60 * minuteMs;
