import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../platform/context/context.ts';
import { loadById } from '../../../platform/database/load.ts';
import type { Row } from '../../../platform/database/rows.ts';
import {
  type ConnectionData,
  connectionPaths,
  readConnection,
} from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import type { ProductionRecordsArgs } from './production.inputs.ts';
import { ProductionRecord } from './production-record.entity.ts';
import { productionRecordList } from './production-record-list.ts';

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
  args: ProductionRecordsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<ProductionRecordRow>> {
  return readConnection(ctx, info, 'inventory.productionRecords', {
    ...(await productionRecordList(ctx, args)),
    selection: selectionBelow(ctx, info, ProductionRecord, connectionPaths),
    args,
  });
}
