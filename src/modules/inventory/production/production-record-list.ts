import type { Context } from '../../../platform/context/context.ts';
import { equals } from '../../../platform/database/conditions.ts';
import { type List, type Sort, sortBy } from '../../../platform/database/page.ts';
import { columnOf } from '../../../platform/database/rows.ts';
import { rawSql } from '../../../platform/database/sql.ts';
import { isDayIn } from '../../../platform/graphql/on-days.ts';
import type { ProductionRecordSortField, ProductionRecordsArgs } from './production.inputs.ts';
import { ProductionRecord } from './production-record.entity.ts';

/** The records that a filter finds, in the order of a sort. @throws UserError INVALID_INPUT */
export async function productionRecordList(
  ctx: Context,
  { filter, sort }: Pick<ProductionRecordsArgs, 'filter' | 'sort'>,
): Promise<List<ProductionRecord>> {
  const { productId, staffMemberId, producedOn, voided } = filter ?? {};
  return {
    entity: ProductionRecord,
    where: [
      equals('t.product_id', productId),
      equals('t.staff_member_id', staffMemberId),
      await isDayIn(ctx, 't.produced_on', producedOn, 'producedOn'),
      voided == null ? undefined : rawSql(`t.voided_at is ${voided ? 'not ' : ''}null`),
    ],
    sort: chosenSort(ctx, sort?.field ?? 'PRODUCED_ON', sort?.direction !== 'ASC'),
  };
}

function chosenSort(ctx: Context, field: ProductionRecordSortField, descending: boolean): Sort {
  if (field === 'CREATED_AT') return sortBy(ctx, ProductionRecord, 'createdAt', descending);
  const keys = ['producedOn', 'createdAt'].map(property => {
    return { sql: columnOf(ctx.database.db, ProductionRecord, property), property };
  });
  return { name: `ProductionRecord.producedOn${descending ? ' desc' : ''}`, keys, descending };
}
