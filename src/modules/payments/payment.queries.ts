import type { GraphQLResolveInfo } from 'graphql';
import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { loadById, loadGroup } from '../../platform/database/load.ts';
import { sortBy } from '../../platform/database/page.ts';
import { type Row, selectRows } from '../../platform/database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../../platform/database/sql.ts';
import { type ConnectionData, connectionPaths, readConnection } from '../../platform/graphql/connection.ts';
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import { Payment } from './payment.entity.ts';
import type { PaymentsArgs } from './payment.inputs.ts';
import { type PaymentEvent, paymentEventType } from './payment-event.entity.ts';
import { targetOf } from './payment-targets.ts';
import { Refund } from './refund.entity.ts';

export type PaymentRow = Row<Payment>;

/** A payment by its id, whoever asks: the caller has seen to it that they may know of it. */
export function readPayment(ctx: Context, id: string, info: GraphQLResolveInfo): Promise<PaymentRow | null> {
  return loadById(ctx, Payment, id, selectionBelow(ctx, info, Payment, [[]], ['payerUserId']));
}

/** Null for one that the actor does not pay, unless they may see all. */
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

/** The transaction log, the newest first. */
export function listPayments(
  ctx: Context,
  { filter, ...args }: PaymentsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<PaymentRow>> {
  const { status, provider, targetId, from, to } = filter ?? {};
  const conditions: (Sql | undefined)[] = [
    sql`t.deleted_at is null`,
    status == null ? undefined : sql`t.status = ${status}`,
    provider == null ? undefined : sql`t.provider = ${provider}`,
    targetId == null ? undefined : sql`t.target_id = ${targetId}`,
    from == null ? undefined : sql`t.created_at >= ${from}`,
    to == null ? undefined : sql`t.created_at < ${to}`,
  ];
  return readConnection(ctx, info, 'payments.payments', {
    entity: Payment,
    selection: selectionBelow(ctx, info, Payment, connectionPaths),
    where: conditions.filter(condition => condition !== undefined),
    sort: sortBy(ctx, Payment, 'createdAt', true),
    args,
  });
}

/** The payments of something, the oldest first, for a field of its type. The caller has seen to it that they may be seen. */
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

export function eventsOfPayment(
  ctx: Context,
  paymentId: string,
  info: GraphQLResolveInfo,
): Promise<Row<PaymentEvent>[]> {
  const selection = selectionBelow(ctx, info, paymentEventType);
  return loadGroup(ctx, `payment events ${selection.key}`, paymentId, ids =>
    selectRows<never>(
      ctx,
      selection,
      sql`${rawSql(`/* payments.events */ select ${selection.text}, t.payment_id as groupId from payment_event as t where`)} t.payment_id in (${listSql(ids)}) order by t.at, t.id`,
    ),
  );
}

export function refundsOfPayment(
  ctx: Context,
  paymentId: string,
  info: GraphQLResolveInfo,
): Promise<Row<Refund>[]> {
  const selection = selectionBelow(ctx, info, Refund);
  return loadGroup(ctx, `refunds ${selection.key}`, paymentId, ids =>
    selectRows<Refund & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* payments.refunds */ select ${selection.text}, t.payment_id as groupId from refund as t where`)} t.payment_id in (${listSql(ids)}) and t.deleted_at is null order by t.created_at, t.id`,
    ),
  );
}

/** What a payment is for, or null when the actor may not see that. */
export async function readTarget(
  ctx: Context,
  targetId: string,
  info: GraphQLResolveInfo,
): Promise<object | null> {
  const target = targetOf(ctx, targetId);
  const row = await target.read(ctx, targetId, info);
  return row && Object.assign(row, { __typename: target.type().name });
}
