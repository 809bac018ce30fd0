import type { GraphQLResolveInfo } from 'graphql';
import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { deletedOnly, equals } from '../../../platform/database/conditions.ts';
import { loadGroup } from '../../../platform/database/load.ts';
import { sortBy } from '../../../platform/database/page.ts';
import { type Row, selectRows } from '../../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../../platform/database/sql.ts';
import {
  type ConnectionData,
  connectionPaths,
  readConnection,
} from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { Dispute } from './dispute.entity.ts';
import type { DisputesArgs } from './dispute.inputs.ts';

export function listDisputes(
  ctx: Context,
  { filter, sort, ...args }: DisputesArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<Row<Dispute>>> {
  const { status, paymentId } = filter ?? {};
  return readConnection(ctx, info, 'payments.disputes', {
    entity: Dispute,
    selection: selectionBelow(ctx, info, Dispute, connectionPaths),
    where: [deletedOnly(false), equals('t.payment_id', paymentId)],
    choices: [{ property: 'status', values: status }],
    sort: sortBy(ctx, Dispute, 'createdAt', sort?.direction !== 'ASC'),
    args,
  });
}

/** The disputes of a payment, the oldest first; null when the actor may not see them. */
export async function disputesOfPayment(
  ctx: Context,
  paymentId: string,
  info: GraphQLResolveInfo,
): Promise<Row<Dispute>[] | null> {
  if (!isAllowed(ctx.actor, 'PAYMENTS_VIEW')) return null;
  const selection = selectionBelow(ctx, info, Dispute);
  return loadGroup(ctx, `disputes ${selection.key}`, paymentId, ids =>
    selectRows<Dispute & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* payments.disputesOf */ select ${selection.text}, t.payment_id as groupId from dispute as t where`)} t.payment_id in (${listSql(ids)}) and t.deleted_at is null order by t.created_at, t.id`,
    ),
  );
}
