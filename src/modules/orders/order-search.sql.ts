import type { Context } from '../../platform/context/context.ts';
import { rawSql, sql } from '../../platform/database/sql.ts';
import { byColumn, byPart, type Way } from '../../platform/search/ways.sql.ts';
import { waysByCustomer } from '../accounts/customers/customer-ways.sql.ts';

/** How a word finds orders: as the beginning of the number or of a SKU, or by the customer. */
export function waysToOrder(ctx: Context, word: string): Way[] {
  const { dialect } = ctx.database.db;
  const lines = { table: 'order_line', column: 'order_id' };
  return [
    byColumn('sales_order', alias => dialect.startsWith(rawSql(`${alias}.number`), word)),
    byPart(
      lines,
      alias =>
        sql`${dialect.startsWith(rawSql(`${alias}.sku`), word)} and ${rawSql(alias)}.deleted_at is null`,
    ),
    ...waysByCustomer(ctx, 'sales_order', word),
  ];
}
