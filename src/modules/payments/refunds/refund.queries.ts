import type { GraphQLResolveInfo } from 'graphql';
import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { loadById, loadGroup } from '../../../platform/database/load.ts';
import { type Row, selectionOf, selectRows } from '../../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../../platform/database/sql.ts';
import {
  type ConnectionData,
  connectionPaths,
  readConnection,
} from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { Payment } from '../payment.entity.ts';
import { Refund } from './refund.entity.ts';
import type { RefundsArgs } from './refund.inputs.ts';
import { refundList } from './refund-list.ts';

export async function listRefunds(
  ctx: Context,
  args: RefundsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<Row<Refund>>> {
  return readConnection(ctx, info, 'payments.refundList', {
    ...(await refundList(ctx, args)),
    selection: selectionBelow(ctx, info, Refund, connectionPaths),
    args,
  });
}

/** A refund by its id; null when the actor may not see its payment. */
export async function refundById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<Row<Refund> | null> {
  const refund = await loadById(ctx, Refund, id, selectionBelow(ctx, info, Refund, [[]], ['payment']));
  if (!refund || isAllowed(ctx.actor, 'PAYMENTS_VIEW')) return refund;
  const selection = selectionOf(ctx.database.db, Payment, ['payerUserId']);
  const payment = await loadById(ctx, Payment, refund.payment, selection);
  return payment?.payerUserId != null && payment.payerUserId === ctx.actor.userId ? refund : null;
}

/** The refunds of a payment, the oldest first. */
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
