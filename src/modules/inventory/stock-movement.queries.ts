import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../platform/context/context.ts';
import { equals } from '../../platform/database/conditions.ts';
import { loadGroup } from '../../platform/database/load.ts';
import { type PageArguments, sortBy } from '../../platform/database/page.ts';
import { type Row, selectRows } from '../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../platform/database/sql.ts';
import {
  type ConnectionData,
  connectionPaths,
  readChildConnection,
  readConnection,
} from '../../platform/graphql/connection.ts';
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import type { StockMovementsArgs } from './inventory.inputs.ts';
import { StockMovement } from './stock-movement.entity.ts';
import { stockMovementList } from './stock-movement-list.ts';

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
  args: StockMovementsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<StockMovementRow>> {
  return readConnection(ctx, info, 'inventory.stockMovements', {
    ...(await stockMovementList(ctx, args)),
    selection: selectionBelow(ctx, info, StockMovement, connectionPaths),
    args,
  });
}

/** The movements of one product, the newest first. Those of many products are read in one statement. */
export function listStockMovementsOf(
  ctx: Context,
  productId: string,
  args: PageArguments,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<StockMovementRow>> {
  return readChildConnection(ctx, info, 'inventory.stockMovementsOf', {
    entity: StockMovement,
    selection: selectionBelow(ctx, info, StockMovement, connectionPaths),
    where: [equals('t.product_id', productId)],
    sort: sortBy(ctx, StockMovement, 'at', true),
    args,
  });
}
