import type { TestApp } from '../app.ts';
import { newKey } from '../new-key.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Payload = any;

export const produced = `product { id stock { onHand } } productionRecord {
  id quantity producedOn note voidedAt voidReason
  product { id } staffMember { id } recordedBy { id } voidedBy { id } }`;

export function record(app: TestApp, input: object, actor?: string): Promise<Payload> {
  return app.mutate(
    'recordProduction',
    { idempotencyKey: newKey(), producedOn: '2026-02-28', quantity: 10, ...input },
    produced,
    actor,
  );
}

export function voidRecord(app: TestApp, input: object, actor?: string): Promise<Payload> {
  return app.mutate(
    'voidProduction',
    { idempotencyKey: newKey(), reason: 'Counted twice.', ...input },
    produced,
    actor,
  );
}
