import type { Context } from '../../platform/context/context.ts';
import { joinSearchHits } from '../../platform/database/search-hits.ts';
import { joinSql, rawSql, type Sql, sql } from '../../platform/database/sql.ts';
import { hitsByCustomer } from '../accounts/customers/customer-hits.sql.ts';

/** The orders as `t`, joined with what each word of a search finds. Undefined when there are no words. */
export function joinOrderHits(ctx: Context, search: string | null | undefined): Sql | undefined {
  return joinSearchHits(ctx, 'sales_order', search, word => hitsOf(ctx, word));
}

function hitsOf(ctx: Context, word: string): Sql {
  const { dialect } = ctx.database.db;
  const ways = [
    sql`select o.id from sales_order as o where ${dialect.startsWith(rawSql('o.number'), word)}`,
    sql`select l.order_id as id from order_line as l where ${dialect.startsWith(rawSql('l.sku'), word)} and l.deleted_at is null`,
    ...hitsByCustomer(ctx, 'sales_order', word),
  ];
  return joinSql(ways, ' union ');
}
