import type { TestApp } from '../../kit/app.ts';
import { newKey } from '../../kit/new-key.ts';

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
  return app.mutate(name, { idempotencyKey: newKey(), ...input }, fields, actor);
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
