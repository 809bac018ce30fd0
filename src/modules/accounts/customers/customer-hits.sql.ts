import type { Context } from '../../../platform/context/context.ts';
import { rawSql, type Sql, sql } from '../../../platform/database/sql.ts';
import { queryWords } from '../../../platform/lib/search-text.ts';

/**
 * What belongs to the customers whom a word finds: by the beginning of their email address, or of a word of their name.
 * Each way is a statement of its own, for a union.
 * @param table of a table with a column `customer_id`
 */
export function hitsByCustomer(ctx: Context, table: string, word: string): Sql[] {
  const { dialect } = ctx.database.db;
  const from = rawSql(`select o.id from customer as c join ${table} as o on o.customer_id = c.id where `);
  const byEmail = sql`${from}${dialect.startsWith(rawSql('c.email'), word)}`;
  const names = queryWords(word);
  return names.length === 0
    ? [byEmail]
    : [byEmail, sql`${from}${dialect.matchesAllWords(customerText, names)}`];
}

const customerText = { table: 'customer', alias: 'c', columns: ['search_text'] };
