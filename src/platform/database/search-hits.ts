import type { Context } from '../context/context.ts';
import { searchedWords } from './matching.ts';
import { joinSql, rawSql, type Sql, sql } from './sql.ts';

/**
 * A table as `t`, joined with what each word of a search finds in it. Undefined when there are no words.
 * @param hitsOf the ids of the rows that a word finds, each way beginning in an index, so that a word reads the rows that
 * it finds and no others
 */
export function joinSearchHits(
  ctx: Context,
  table: string,
  search: string | null | undefined,
  hitsOf: (word: string) => Sql,
): Sql | undefined {
  const words = searchedWords(search);
  if (words.length === 0) return undefined;
  const [first, ...others] = words.map((word, index) => sql`(${hitsOf(word)}) as ${rawSql(`s${index}`)}`);
  const joined = others.map((hits, index) => sql` join ${hits} on ${rawSql(`s${index + 1}.id = s0.id`)}`);
  // The hits come first: SQLite keeps the order of a cross join, and MariaDB does not walk along an index of the table.
  return sql`${first!}${joinSql(joined, '')} cross join ${rawSql(table)} as t${ctx.database.db.dialect.sorted} on t.id = s0.id`;
}
