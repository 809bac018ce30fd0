import { Supplier } from '../../../src/modules/catalog/suppliers/supplier.entity.ts';
import { supplierById } from '../../../src/modules/catalog/suppliers/supplier.queries.ts';
import {
  type PaymentTarget,
  paymentTargets,
  type TargetPayment,
  type TargetRefund,
} from '../../../src/modules/payments/payment-targets.ts';
import { startPayment } from '../../../src/modules/payments/start-payment.ts';
import type { Context } from '../../../src/platform/context/context.ts';
import { lockById } from '../../../src/platform/database/saving.ts';
import { sql } from '../../../src/platform/database/sql.ts';
import { UserError } from '../../../src/platform/lib/user-error.ts';
import type { TestApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { contextOf } from '../../kit/context-of.ts';
import { simulate } from '../../kit/factories/payment.ts';
import { makeSupplier } from '../../kit/factories/supplier.ts';
import { newKey } from '../../kit/new-key.ts';

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
  customerName: string | null;
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
  idsOfCustomer: customerId => sql`select id from supplier where code = ${customerId}`,
  async due(ctx, targetId) {
    await lock(ctx, targetId);
    const { amountMinor, currencyCode, isPaid } = things.get(targetId)!;
    if (isPaid) throw new UserError('ALREADY_PAID', 'It is paid.');
    return { amountMinor, currencyCode, description: `A thing (${targetId.slice(-4)})`, whole: false };
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
  customerName: async (_ctx, targetId) => things.get(targetId)!.customerName,
  read: supplierById,
};

export async function makeThing(app: TestApp, fields: Partial<Thing> = {}): Promise<Thing> {
  const { services } = app.app;
  services.set(
    paymentTargets,
    new Map([...services.get(paymentTargets), [Supplier.idPrefix, payableSupplier]]),
  );
  const { id } = await makeSupplier(app);
  const state = {
    amountMinor: 12_990,
    currencyCode: 'USD',
    isWanted: true,
    isPaid: false,
    customerName: null,
  };
  const thing: Thing = { id, ...state, paid: [], refunds: [], ...fields };
  things.set(id, thing);
  return thing;
}

export async function start(
  app: TestApp,
  thing: Thing,
  payer?: { userId: string },
  idempotencyKey: string = newKey(),
): Promise<string> {
  const actor = payer ?? (await app.actors.find('customer'));
  const { paymentId } = await startPayment(contextOf(app, actor), { idempotencyKey, orderId: thing.id });
  return paymentId;
}

/** A payment that was paid. */
export async function paidPayment(app: TestApp, thing: Thing): Promise<string> {
  const paymentId = await start(app, thing);
  const { userErrors } = await simulate(as(app, 'customer'), paymentId);
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return paymentId;
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
