import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../platform/context/context.ts';
import { equals } from '../../../platform/database/conditions.ts';
import { loadById } from '../../../platform/database/load.ts';
import type { Sort } from '../../../platform/database/page.ts';
import { columnOf, type Row } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import {
  type ConnectionData,
  connectionPaths,
  readConnection,
} from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import type { ProductionRecordFilter, ProductionRecordsArgs } from './production.inputs.ts';
import { ProductionRecord } from './production-record.entity.ts';

export type ProductionRecordRow = Row<ProductionRecord>;

export function productionRecordById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<ProductionRecordRow | null> {
  checkId(id, ProductionRecord.idPrefix);
  return loadById(ctx, ProductionRecord, id, selectionBelow(ctx, info, ProductionRecord));
}

export function listProductionRecords(
  ctx: Context,
  { filter, ...args }: ProductionRecordsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<ProductionRecordRow>> {
  return readConnection(ctx, info, 'inventory.productionRecords', {
    entity: ProductionRecord,
    selection: selectionBelow(ctx, info, ProductionRecord, connectionPaths),
    where: conditionsOf(filter ?? {}),
    sort: newestFirst(ctx),
    args,
  });
}

/** The latest day first, and within a day the latest record first. */
function newestFirst(ctx: Context): Sort {
  const keys = ['producedOn', 'createdAt'].map(property => {
    return { sql: columnOf(ctx.database.db, ProductionRecord, property), property };
  });
  return { name: 'ProductionRecord newest first', keys, descending: true };
}

function conditionsOf({ productId, staffMemberId, from, to, voided }: ProductionRecordFilter) {
  return [
    equals('t.product_id', productId),
    equals('t.staff_member_id', staffMemberId),
    // Days, of which the last one is included.
    from == null ? undefined : sql`t.produced_on >= ${from}`,
    to == null ? undefined : sql`t.produced_on <= ${to}`,
    voided == null ? undefined : rawSql(`t.voided_at is ${voided ? 'not ' : ''}null`),
  ];
}
