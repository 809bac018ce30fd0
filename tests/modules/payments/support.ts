import { Supplier } from '../../../src/modules/catalog/suppliers/supplier.entity.ts';
import { supplierById } from '../../../src/modules/catalog/suppliers/supplier.queries.ts';
import {
  type PaymentTarget,
  paymentTargets,
  type TargetPayment,
  type TargetRefund,
} from '../../../src/modules/payments/payment-targets.ts';
import { LocalProvider, type SignedEvent } from '../../../src/modules/payments/provider/local-provider.ts';
import type { PaymentProvider } from '../../../src/modules/payments/provider/payment-provider.ts';
import { activeProvider } from '../../../src/modules/payments/provider/providers.ts';
import { startPayment } from '../../../src/modules/payments/start-payment.ts';
import { guest } from '../../../src/platform/authorization/actor.ts';
import type { Permission } from '../../../src/platform/authorization/permission.ts';
import { Context } from '../../../src/platform/context/context.ts';
import { lockById } from '../../../src/platform/database/saving.ts';
import type { Sql } from '../../../src/platform/database/sql.ts';
import { newId } from '../../../src/platform/lib/typed-id.ts';
import { UserError } from '../../../src/platform/lib/user-error.ts';
import type { TestApp } from '../../kit/app.ts';
import { makeSupplier } from '../../kit/factories/supplier.ts';

/**
 * A payment target, and the calls that it received. Nobody pays for suppliers, but they are rows that can be locked, and
 * the real targets belong to modules of higher rank.
 */
export interface Thing {
  readonly id: string;
  amountMinor: number;
  currencyCode: string;
  isWanted: boolean;
  isPaid: boolean;
  readonly paid: TargetPayment[];
  readonly refunds: TargetRefund[];
}

const things = new Map<string, Thing>();

async function lock(ctx: Context, id: string): Promise<void> {
  await lockById(ctx, Supplier, id, ['orderId']);
}

const payableSupplier: PaymentTarget = {
  idPrefix: Supplier.idPrefix,
  type: () => Supplier,
  lock,
  async due(ctx, targetId) {
    await lock(ctx, targetId);
    const { amountMinor, currencyCode, isPaid } = things.get(targetId)!;
    if (isPaid) throw new UserError('ALREADY_PAID', 'It is paid.');
    return { amountMinor, currencyCode, description: `A thing (${targetId.slice(-4)})` };
  },
  async paid(ctx, payment) {
    await lock(ctx, payment.targetId);
    const thing = things.get(payment.targetId)!;
    if (!thing.isWanted || thing.isPaid) return 'REFUSED';
    // A call that is rolled back must not be recorded.
    ctx.afterCommit(payment, () => {
      thing.paid.push(payment);
      thing.isPaid = true;
    });
    return 'ACCEPTED';
  },
  async refunded(ctx, refund) {
    await lock(ctx, refund.targetId);
    ctx.afterCommit(refund, () => void things.get(refund.targetId)!.refunds.push(refund));
  },
  read: supplierById,
};

export async function makeThing(app: TestApp, fields: Partial<Thing> = {}): Promise<Thing> {
  const { services } = app.app;
  services.set(
    paymentTargets,
    new Map([...services.get(paymentTargets), [Supplier.idPrefix, payableSupplier]]),
  );
  const { id } = await makeSupplier(app);
  const state = { amountMinor: 12_990, currencyCode: 'USD', isWanted: true, isPaid: false };
  const thing: Thing = { id, ...state, paid: [], refunds: [], ...fields };
  things.set(id, thing);
  return thing;
}

/** A context beneath GraphQL, with somebody as its actor. */
export function contextOf(app: TestApp, actor: { userId: string }, permissions: Permission[] = []): Context {
  const { services, request } = app.context();
  return new Context(services, {
    ...request,
    actor: {
      ...guest,
      userId: actor.userId,
      permissions: new Set(permissions),
    },
  });
}

export async function start(
  app: TestApp,
  thing: Thing,
  payer?: { userId: string },
  idempotencyKey: string = newId('key'),
): Promise<string> {
  const actor = payer ?? (await app.actors.find('customer'));
  const { paymentId } = await startPayment(contextOf(app, actor), { idempotencyKey, orderId: thing.id });
  return paymentId;
}

/** A payment that was paid. */
export async function paidPayment(app: TestApp, thing: Thing): Promise<string> {
  const paymentId = await start(app, thing);
  const { userErrors } = await simulate(app, paymentId, 'SUCCEED');
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return paymentId;
}

export function simulate(app: TestApp, paymentId: string, outcome: string, actor = 'customer') {
  return app.mutate('simulatePayment', { paymentId, outcome }, 'payment { status }', actor);
}

export function localProvider(app: TestApp): LocalProvider {
  const provider: PaymentProvider | undefined = activeProvider(app.context());
  if (!(provider instanceof LocalProvider)) throw new Error('Payments are not local.');
  return provider;
}

/** The event by which the provider reports an outcome of a payment, with the amounts of `change` instead of its own. */
export async function eventFor(
  app: TestApp,
  paymentId: string,
  outcome: 'SUCCEED' | 'FAIL' | 'REQUIRE_ACTION',
  change: { amountMinor?: number; currencyCode?: string } = {},
): Promise<SignedEvent> {
  const [row] = await rows(app, 'select * from payment where id = ?', paymentId);
  const payment = {
    paymentId,
    targetId: String(row?.target_id ?? ''),
    amountMinor: Number(row?.amount_minor ?? 100),
    currencyCode: String(row?.currency_code ?? 'USD'),
    ...change,
  };
  return localProvider(app).eventOf(outcome, payment, app.clock.now());
}

export function post(app: TestApp, { rawBody, signature }: { rawBody: Buffer; signature?: string }) {
  return app.http({
    method: 'POST',
    url: '/webhooks/stripe',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(signature !== undefined && { 'stripe-signature': signature }),
    },
    payload: rawBody,
  });
}

export function rows(app: TestApp, text: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  const statement: Sql = { text, values };
  return app.app.database.run(statement);
}

export async function paymentOf(app: TestApp, id: string) {
  const { payment } = await app.ask(
    'manager',
    `{ payment(id: "${id}") { id status provider description receiptNumber receiptUrl failureMessage succeededAt
      amount { amount currencyCode } refundedAmount { amount } pendingRefundAmount { amount }
      events { kind details } refunds { id status amount { amount } reason failureMessage } } }`,
  );
  return { ...payment, kinds: payment.events.map((event: { kind: string }) => event.kind) };
}
