import type { Context } from '../../../platform/context/context.ts';
import type { Sort } from '../../../platform/database/page.ts';
import { joinSql, listSql, rawSql, type Sql, sql } from '../../../platform/database/sql.ts';
import { countWords, queryWords } from '../../../platform/lib/search-text.ts';
import type { SearchableType } from './search-document.entity.ts';

const documentText = { table: 'search_document', alias: 'd', columns: ['title', 'body'] };

/**
 * What a search costs when its words are in all of 30,000 products: 175 ms for one word, and 26 ms for each further one.
 * Most words are in far fewer, but only the index knows which (decision 048).
 */
export function searchCost(text: string): number {
  const words = countWords(text);
  return words === 0 ? 0 : 1_000 + 130 * words;
}

/**
 * What a search finds, as a table of `id`, `type`, `title`, and `tier`. The tier is 0 when the text is the code, 1 when
 * the name begins with it, 2 when the name contains all words, and 3 when some of them are in the description only. Tiers
 * are used instead of the databases' own scores, so that cursors stay valid while documents are added, and both
 * databases rank alike.
 */
export function searchHits(ctx: Context, text: string, types: readonly SearchableType[]): Sql {
  const words = queryWords(text);
  if (words.length === 0)
    return sql`(select d.id, d.type, d.title, 0 as tier from search_document as d where 1 = 0)`;
  const code = words.map(word => word.slice(2)).join('');
  const beginning = ` ${words.join(' ')}`;
  const inTitle = words.map(
    (word, index) => sql`instr(d.title, ${` ${word}${index === words.length - 1 ? '' : ' '}`}) > 0`,
  );
  const tier = sql`case when d.code = ${code} then 0 when instr(d.title, ${beginning}) = 1 then 1 when ${joinSql(inTitle, ' and ')} then 2 else 3 end`;
  const found = ctx.database.db.dialect.matchesAllWords(documentText, words);
  return sql`(select d.id, d.type, d.title, ${tier} as tier from search_document as d where ${found} and d.type in (${listSql(types)}))`;
}

/** The best match first, then by name. `alias` is the name of `searchHits` in the statement. */
export function byRelevance(alias: string): Sort {
  return {
    name: 'relevance',
    keys: [
      { sql: `${alias}.tier`, property: 'tier' },
      { sql: `${alias}.title`, property: 'title' },
    ],
    descending: false,
  };
}

/** A table as `t`, joined with what the search finds of its type as `s`. */
export function joinHits(ctx: Context, table: string, text: string, type: SearchableType): Sql {
  return sql`${rawSql(`\`${table}\` as t join `)}${searchHits(ctx, text, [type])} as s on s.id = t.id`;
}
