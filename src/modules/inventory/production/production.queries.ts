import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../platform/context/context.ts';
import { equals } from '../../../platform/database/conditions.ts';
import { loadById } from '../../../platform/database/load.ts';
import { type Sort, sortBy } from '../../../platform/database/page.ts';
import { columnOf, type Row } from '../../../platform/database/rows.ts';
import { rawSql } from '../../../platform/database/sql.ts';
import {
  type ConnectionData,
  connectionPaths,
  readConnection,
} from '../../../platform/graphql/connection.ts';
import { isDayIn } from '../../../platform/graphql/on-days.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import type { ProductionRecordSortField, ProductionRecordsArgs } from './production.inputs.ts';
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

export async function listProductionRecords(
  ctx: Context,
  { filter, sort, ...args }: ProductionRecordsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<ProductionRecordRow>> {
  const { productId, staffMemberId, producedOn, voided } = filter ?? {};
  return readConnection(ctx, info, 'inventory.productionRecords', {
    entity: ProductionRecord,
    selection: selectionBelow(ctx, info, ProductionRecord, connectionPaths),
    where: [
      equals('t.product_id', productId),
      equals('t.staff_member_id', staffMemberId),
      await isDayIn(ctx, 't.produced_on', producedOn, 'producedOn'),
      voided == null ? undefined : rawSql(`t.voided_at is ${voided ? 'not ' : ''}null`),
    ],
    sort: chosenSort(ctx, sort?.field ?? 'PRODUCED_ON', sort?.direction !== 'ASC'),
    args,
  });
}

function chosenSort(ctx: Context, field: ProductionRecordSortField, descending: boolean): Sort {
  if (field === 'CREATED_AT') return sortBy(ctx, ProductionRecord, 'createdAt', descending);
  const keys = ['producedOn', 'createdAt'].map(property => {
    return { sql: columnOf(ctx.database.db, ProductionRecord, property), property };
  });
  return { name: `ProductionRecord.producedOn${descending ? ' desc' : ''}`, keys, descending };
}
