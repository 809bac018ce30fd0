import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../platform/context/context.ts';
import { equals, within } from '../../platform/database/conditions.ts';
import { loadGroup } from '../../platform/database/load.ts';
import { type PageArguments, type PageRequest, sortBy } from '../../platform/database/page.ts';
import { type Row, selectRows } from '../../platform/database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../../platform/database/sql.ts';
import {
  type ConnectionData,
  connectionPaths,
  readChildConnection,
  readConnection,
} from '../../platform/graphql/connection.ts';
import { onDays } from '../../platform/graphql/on-days.ts';
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import type { StockMovementsArgs } from './inventory.inputs.ts';
import { StockMovement } from './stock-movement.entity.ts';

export type StockMovementRow = Row<StockMovement>;

export async function stockMovementById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<StockMovementRow | null> {
  checkId(id, StockMovement.idPrefix);
  const selection = selectionBelow(ctx, info, StockMovement);
  const select = rawSql(
    `/* inventory.movementsById */ select ${selection.text}, t.id as groupId from stock_movement as t${selection.joins} where t.id in (`,
  );
  const key = `stock movements: ${selection.key}`;
  // Not `loadById`, which leaves out deleted rows: movements are never deleted and have no such column.
  const [movement] = await loadGroup(ctx, key, id, ids =>
    selectRows<StockMovement & { groupId: string }>(ctx, selection, sql`${select}${listSql(ids)})`),
  );
  return movement ?? null;
}

/** The movements of all products. */
export async function listStockMovements(
  ctx: Context,
  { filter, sort, ...args }: StockMovementsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<StockMovementRow>> {
  const { productId, reason, occurredAt, occurredOn } = filter ?? {};
  const where = [
    equals('t.product_id', productId),
    within('t.at', occurredAt),
    await onDays(ctx, 't.at', occurredOn, 'occurredOn'),
  ];
  return readConnection(ctx, info, 'inventory.stockMovements', {
    ...pageRequest(ctx, where, args, info),
    choices: [{ property: 'reason', values: reason }],
    sort: sortBy(ctx, StockMovement, 'at', sort?.direction !== 'ASC'),
  });
}

/** The movements of one product, the newest first. Those of many products are read in one statement. */
export function listStockMovementsOf(
  ctx: Context,
  productId: string,
  args: PageArguments,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<StockMovementRow>> {
  const request = pageRequest(ctx, [equals('t.product_id', productId)], args, info);
  return readChildConnection(ctx, info, 'inventory.stockMovementsOf', request);
}

function pageRequest(
  ctx: Context,
  where: readonly (Sql | undefined)[],
  args: PageArguments,
  info: GraphQLResolveInfo,
): PageRequest<StockMovement> {
  return {
    entity: StockMovement,
    selection: selectionBelow(ctx, info, StockMovement, connectionPaths),
    where,
    sort: sortBy(ctx, StockMovement, 'at', true),
    args,
  };
}
