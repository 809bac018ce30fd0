import type { Context } from '../../platform/context/context.ts';
import { searchedWords } from '../../platform/database/matching.ts';
import { joinSql, rawSql, type Sql, sql } from '../../platform/database/sql.ts';
import { queryWords } from '../../platform/lib/search-text.ts';

/**
 * The orders as `t`, joined with what each word of a search finds. Every way to an order begins in an index, so a word
 * reads the orders that it finds and no others. Undefined when there are no words.
 */
export function joinOrderHits(ctx: Context, search: string | null | undefined): Sql | undefined {
  const words = searchedWords(search);
  if (words.length === 0) return undefined;
  const { dialect } = ctx.database.db;
  const [first, ...others] = words.map((word, index) => {
    return sql`(${hitsOf(ctx, word)}) as ${rawSql(`s${index}`)}`;
  });
  const joined = others.map((hits, index) => sql` join ${hits} on ${rawSql(`s${index + 1}.id = s0.id`)}`);
  // The hits come first: SQLite keeps the order of a cross join, and MariaDB does not walk along an index of the orders.
  return sql`${first!}${joinSql(joined, '')} cross join sales_order as t${dialect.sorted} on t.id = s0.id`;
}

function hitsOf(ctx: Context, word: string): Sql {
  const { dialect } = ctx.database.db;
  const ways = [
    sql`select o.id from sales_order as o where ${dialect.startsWith(rawSql('o.number'), word)}`,
    sql`select o.id from customer as c join sales_order as o on o.customer_id = c.id where ${dialect.startsWith(rawSql('c.email'), word)}`,
    sql`select l.order_id as id from order_line as l where ${dialect.startsWith(rawSql('l.sku'), word)} and l.deleted_at is null`,
  ];
  const names = queryWords(word);
  if (names.length > 0) {
    const named = dialect.matchesAllWords(customerText, names);
    ways.push(
      sql`select o.id from customer as c join sales_order as o on o.customer_id = c.id where ${named}`,
    );
  }
  return joinSql(ways, ' union ');
}

const customerText = { table: 'customer', alias: 'c', columns: ['search_text'] };
