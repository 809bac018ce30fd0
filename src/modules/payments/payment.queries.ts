import type { GraphQLResolveInfo } from 'graphql';
import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { loadById, loadGroup } from '../../platform/database/load.ts';
import { type Row, selectRows } from '../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../platform/database/sql.ts';
import { type ConnectionData, connectionPaths, readConnection } from '../../platform/graphql/connection.ts';
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import { Payment } from './payment.entity.ts';
import type { PaymentsArgs } from './payment.inputs.ts';
import { PaymentEvent } from './payment-event.entity.ts';
import { paymentList } from './payment-list.ts';
import { targetOf } from './payment-targets.ts';

export type PaymentRow = Row<Payment>;

/** A payment by its id, whoever asks: the caller has checked that the actor may see it. */
export function readPayment(ctx: Context, id: string, info: GraphQLResolveInfo): Promise<PaymentRow | null> {
  return loadById(ctx, Payment, id, selectionBelow(ctx, info, Payment, [[]], ['payerUserId']));
}

/** A payment by its id; null when the actor is not the payer and may not see all payments. */
export async function paymentById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<PaymentRow | null> {
  checkId(id, 'payment');
  const payment = await readPayment(ctx, id, info);
  if (isAllowed(ctx.actor, 'PAYMENTS_VIEW')) return payment;
  return payment?.payerUserId != null && payment.payerUserId === ctx.actor.userId ? payment : null;
}

export async function listPayments(
  ctx: Context,
  args: PaymentsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<PaymentRow>> {
  return readConnection(ctx, info, 'payments.payments', {
    ...(await paymentList(ctx, args)),
    selection: selectionBelow(ctx, info, Payment, connectionPaths),
    args,
  });
}

/** The payments for a target, the oldest first. The caller has checked that the actor may see them. */
export function paymentsOfTarget(
  ctx: Context,
  targetId: string,
  info: GraphQLResolveInfo,
): Promise<PaymentRow[]> {
  const selection = selectionBelow(ctx, info, Payment);
  return loadGroup(ctx, `payments ${selection.key}`, targetId, ids =>
    selectRows<Payment & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* payments.ofTargets */ select ${selection.text}, t.target_id as groupId from payment as t where`)} t.target_id in (${listSql(ids)}) and t.deleted_at is null order by t.created_at, t.id`,
    ),
  );
}

/** The timeline of a payment, the oldest entry first. */
export function eventsOfPayment(
  ctx: Context,
  paymentId: string,
  info: GraphQLResolveInfo,
): Promise<Row<PaymentEvent>[]> {
  const selection = selectionBelow(ctx, info, PaymentEvent);
  return loadGroup(ctx, `payment events ${selection.key}`, paymentId, ids =>
    selectRows<PaymentEvent & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* payments.events */ select ${selection.text}, t.payment_id as groupId, o.currency_code as currencyCode from payment_event as t join payment as o on o.id = t.payment_id where`)} t.payment_id in (${listSql(ids)}) order by t.at, t.id`,
    ),
  );
}

/** The target of a payment; null when the actor may not see it. */
export async function readTarget(
  ctx: Context,
  targetId: string,
  info: GraphQLResolveInfo,
): Promise<object | null> {
  const target = targetOf(ctx, targetId);
  const row = await target.read(ctx, targetId, info);
  return row && Object.assign(row, { __typename: target.type().name });
}
