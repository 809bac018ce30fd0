import type { Context } from '../../platform/context/context.ts';
import { joinSearchHits } from '../../platform/database/search-hits.ts';
import { joinSql, rawSql, type Sql, sql } from '../../platform/database/sql.ts';
import { hitsByCustomer } from '../accounts/customers/customer-hits.sql.ts';

/** The rentals as `t`, joined with what each word of a search finds. Undefined when there are no words. */
export function joinRentalHits(ctx: Context, search: string | null | undefined): Sql | undefined {
  return joinSearchHits(ctx, 'rental', search, word => {
    const byNumber = ctx.database.db.dialect.startsWith(rawSql('o.number'), word);
    const ways = [
      sql`select o.id from rental as o where ${byNumber}`,
      ...hitsByCustomer(ctx, 'rental', word),
    ];
    return joinSql(ways, ' union ');
  });
}
