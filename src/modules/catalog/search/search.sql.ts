import type { Context } from '../../../platform/context/context.ts';
import type { Sort } from '../../../platform/database/page.ts';
import { joinSql, listSql, rawSql, type Sql, sql } from '../../../platform/database/sql.ts';
import { queryWords } from '../../../platform/lib/search-text.ts';
import type { SearchableType } from './search-document.entity.ts';

const documentText = { table: 'search_document', alias: 'd', columns: ['title', 'body'] };

/**
 * What a search finds, as a table of `id`, `type`, `title`, and `tier`: 0 the code itself, 1 a name that begins so,
 * 2 a name with all the words, 3 the words in the description too. The ranks are whole numbers and not the databases'
 * own scores, so that a cursor stays true while things are added, and both databases rank alike.
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

/** Best first, then by name. `alias` is what the query calls `searchHits`. */
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

export function joinHits(ctx: Context, table: string, text: string, type: SearchableType): Sql {
  return sql`${rawSql(`\`${table}\` as t join `)}${searchHits(ctx, text, [type])} as s on s.id = t.id`;
}
