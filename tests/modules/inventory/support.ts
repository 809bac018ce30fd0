import type { TestApp } from '../../kit/app.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { setStock } from '../../kit/factories/stock.ts';

const problems =
  'userErrors { __typename code message path ... on InsufficientStockError { productId requested available } }';

let keys = 0;

/** An idempotency key that no other request has. */
export const newKey = (): string => `key-${++keys}`;

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Payload = any;

/** Runs a mutation, with a key of its own unless the input brings one. */
export async function mutate(
  app: TestApp,
  name: string,
  input: object,
  fields: string,
  actor = 'manager',
): Promise<Payload> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} ${problems} } }`;
  return (await app.ask(actor, query, { input: { idempotencyKey: newKey(), ...input } }))[name];
}

export const adjusted =
  'product { id stock { onHand } } stockMovement { id delta onHandAfter reason reference note actor { id } }';

export function adjust(app: TestApp, input: object, actor?: string): Promise<Payload> {
  return mutate(app, 'adjustStock', { reason: 'Counted.', ...input }, adjusted, actor);
}

export const produced = `product { id stock { onHand } } productionRecord {
  id quantity producedOn note voidedAt voidReason version
  product { id } staffMember { id } recordedBy { id } voidedBy { id } }`;

export function record(app: TestApp, input: object, actor?: string): Promise<Payload> {
  return mutate(
    app,
    'recordProduction',
    { producedOn: '2026-02-28', quantity: 10, ...input },
    produced,
    actor,
  );
}

export function voidRecord(app: TestApp, input: object, actor?: string): Promise<Payload> {
  return mutate(app, 'voidProduction', { reason: 'Counted twice.', ...input }, produced, actor);
}

/** A staff member who makes things and has no account. */
export async function makeMaker(app: TestApp, fields: object = {}): Promise<{ id: string; name: string }> {
  const input = { name: 'Maker', ...fields };
  return (await app.mutate('createStaffMember', input, 'staffMember { id name }', 'admin')).staffMember;
}

export async function stocked(
  app: TestApp,
  onHand: number,
  fields: object = {},
): Promise<{ id: string; name: string; sku: string }> {
  const product = await makeProduct(app, fields);
  await setStock(app, product.id, onHand);
  return product;
}

export async function onHandOf(app: TestApp, id: string): Promise<number> {
  return (await app.ask('guest', `{ product(id: "${id}") { stock { onHand } } }`)).product.stock.onHand;
}

/** The movements of a product, the newest first. */
export async function movementsOf(app: TestApp, productId: string): Promise<Payload[]> {
  const query = `{ stockMovements(filter: { productId: "${productId}" }, first: 100) { nodes { delta onHandAfter reason reference note } } }`;
  return (await app.ask('staff', query)).stockMovements.nodes;
}

export async function auditOf(app: TestApp, targetId: string, action: string): Promise<Payload[]> {
  const query = `{ auditLog(filter: { targetId: "${targetId}", action: "${action}" }) { nodes { action actor { id } changes facts } } }`;
  return (await app.ask('admin', query)).auditLog.nodes;
}

export const productThatIsNot = 'product_01h455vb4pex5vsknk084sn02q';
