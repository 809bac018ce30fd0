import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../platform/context/context.ts';
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
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import type { StockMovementFilter, StockMovementsArgs } from './inventory.inputs.ts';
import { type StockMovement, stockMovementType } from './stock-movement.entity.ts';

export type StockMovementRow = Row<StockMovement>;

export async function stockMovementById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<StockMovementRow | null> {
  checkId(id, stockMovementType.idPrefix);
  const selection = selectionBelow(ctx, info, stockMovementType);
  const select = rawSql(
    `/* inventory.movementsById */ select ${selection.text}, t.id as groupId from stock_movement as t${selection.joins} where t.id in (`,
  );
  const key = `stock movements: ${selection.key}`;
  const [movement] = await loadGroup<StockMovementRow>(ctx, key, id, async ids => {
    const rows: object[] = await selectRows(ctx, selection, sql`${select}${listSql(ids)})`);
    return rows as (StockMovementRow & { groupId: string })[];
  });
  return movement ?? null;
}

/** The newest first. */
export function listStockMovements(
  ctx: Context,
  { filter, ...args }: StockMovementsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<StockMovementRow>> {
  const request = pageRequest(ctx, conditionsOf(filter ?? {}), args, info);
  return readConnection(ctx, info, 'inventory.stockMovements', request);
}

/** Those of one product, together with those of all other products of a list. */
export function listStockMovementsOf(
  ctx: Context,
  productId: string,
  args: PageArguments,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<StockMovementRow>> {
  const request = pageRequest(ctx, conditionsOf({ productId }), args, info);
  return readChildConnection(ctx, info, 'inventory.stockMovementsOf', request);
}

function pageRequest(
  ctx: Context,
  where: readonly Sql[],
  args: PageArguments,
  info: GraphQLResolveInfo,
): PageRequest<typeof stockMovementType.prototype> {
  return {
    entity: stockMovementType,
    selection: selectionBelow(ctx, info, stockMovementType, connectionPaths),
    where,
    sort: sortBy(ctx, stockMovementType, 'at', true),
    args,
  };
}

function conditionsOf({ productId, reason, from, to }: StockMovementFilter): Sql[] {
  const conditions = [
    productId == null ? undefined : sql`t.product_id = ${productId}`,
    reason == null ? undefined : sql`t.reason = ${reason}`,
    from == null ? undefined : sql`t.at >= ${from}`,
    to == null ? undefined : sql`t.at < ${to}`,
  ];
  return conditions.filter(condition => condition !== undefined);
}
