import type { Context } from '../../../platform/context/context.ts';
import { joinedRow, type Row } from '../../../platform/database/rows.ts';
import { rawSql } from '../../../platform/database/sql.ts';
import { defineListExport } from '../../../platform/files/define-list-export.ts';
import { userNames } from '../../accounts/exports/user-names.ts';
import { withinDays } from '../../settings/within-days.ts';
import { StockMovement } from '../stock-movement.entity.ts';
import { stockMovementList } from '../stock-movement-list.ts';

type MovementLine = Row<StockMovement> & { readonly actorName: string | null };

const at = rawSql('t.at');

export const stockMovementsExport = defineListExport<StockMovement, MovementLine>({
  report: 'STOCK_MOVEMENTS',
  title: 'Stock movements',
  description: 'Stock movements; with a range, those within it.',
  permissions: ['INVENTORY_VIEW'],
  of: {
    list: 'stockMovements',
    entity: StockMovement,
    rowsOf: stockMovementList,
    createdAt: 'at',
    withinDays: parameters => withinDays(at, parameters),
  },
  properties: ['at', 'delta', 'onHandAfter', 'reason', 'reference', 'note', 'actorId'],
  joined: { product: ['sku', 'name'] },
  complete: withActors,
  columns: () => [
    { header: 'At', kind: 'DATETIME', value: row => row.at },
    {
      header: 'SKU',
      kind: 'TEXT',
      value: row => joinedRow<StockMovement, 'product'>(row, 'product')?.sku ?? null,
    },
    {
      header: 'Product',
      kind: 'TEXT',
      value: row => joinedRow<StockMovement, 'product'>(row, 'product')?.name ?? null,
    },
    { header: 'Change', kind: 'INTEGER', value: row => row.delta },
    { header: 'On hand after', kind: 'INTEGER', value: row => row.onHandAfter },
    { header: 'Reason', kind: 'TEXT', value: row => row.reason },
    { header: 'Note', kind: 'TEXT', value: row => row.note },
    { header: 'Reference (id)', kind: 'TEXT', value: row => row.reference },
    { header: 'By', kind: 'TEXT', value: row => row.actorName },
  ],
});

async function withActors(
  ctx: Context,
  rows: readonly Row<StockMovement>[],
): Promise<readonly MovementLine[]> {
  const names = await userNames(
    ctx,
    rows.map(({ actorId }) => actorId),
  );
  return rows.map(row => ({
    ...row,
    actorName: row.actorId === null ? null : (names.get(row.actorId) ?? null),
  }));
}
