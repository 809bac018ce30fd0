import type { Context } from '../context/context.ts';
import { listSql, rawSql, type Sql, sql } from '../database/sql.ts';
import type { SearchList } from './search-list.ts';
import { hasAllWords, hasWord, inLists, postingKeys, wordSearch } from './words.sql.ts';

/** A way in which a word finds rows of a table, called `t`. It begins in an index, so it reads what it finds and no others. */
export interface Way {
  /** The ids of the rows. */
  readonly ids: Sql;
  /** Condition: `t` is among them. */
  readonly condition: Sql;
  /** A row for each that is read, and no more than the limit. */
  readonly counted: (limit: number) => Sql;
}

/** What a word finds, and what is read for it, which may be more. */
interface Found {
  readonly ids: Sql;
  readonly read: Sql;
}

/** How rows refer to what has the word. */
export interface Reference {
  readonly table: string;
  /** Its column with the id of the other row. */
  readonly column: string;
}

/** By a condition on the table itself. @param on the condition for the table under this alias */
export function byColumn(table: string, on: (alias: string) => Sql): Way {
  return wayOf(sql`${rawSql(`select t.id from ${table} as t where `)}${on('t')}`, on('t'));
}

/** By a condition on rows that belong to it. */
export function byPart(part: Reference, on: (alias: string) => Sql): Way {
  const { table, column } = part;
  return wayOf(
    sql`${rawSql(`select w.${column} as id from ${table} as w where `)}${on('w')}`,
    isOne(sql`${rawSql(`select 1 from ${table} as w where w.${column} = t.id and `)}${on('w')}`),
  );
}

/** By a condition on the row of `owners` that it belongs to. */
export function byOwner(owned: Reference, owners: string, on: (alias: string) => Sql): Way {
  const { column } = owned;
  const ids = sql`${rawSql(`select w.id from ${owners} as w where `)}${on('w')}`;
  return ownedBy(
    owned,
    { ids, read: ids },
    isOne(sql`${rawSql(`select 1 from ${owners} as w where w.id = t.${column} and `)}${on('w')}`),
  );
}

/** By the words of the search index. None for a text without any, such as "%". */
export function byWords(ctx: Context, list: SearchList, word: string): Way[] {
  const found = wordsOf(ctx, list, word);
  return found
    ? [{ ...wayOf(found.ids, found.holds('t.id')), counted: limit => limited(found.read, limit) }]
    : [];
}

/** By the words of what the row belongs to. */
export function byWordsOfOwner(ctx: Context, owned: Reference, list: SearchList, word: string): Way[] {
  const found = wordsOf(ctx, list, word);
  return found ? [ownedBy(owned, found, found.holds(`t.${owned.column}`))] : [];
}

function wayOf(ids: Sql, condition: Sql): Way {
  return { ids, condition, counted: limit => limited(ids, limit) };
}

function ownedBy({ table, column }: Reference, owners: Found, condition: Sql): Way {
  const owned = rawSql(`join ${table} as o on o.${column} = w.id`);
  return {
    ids: sql`select o.id from (${owners.ids}) as w ${owned}`,
    condition,
    // An owner of nothing is counted too, because it is read as well.
    counted: limit =>
      sql`select w.id from (${limited(owners.read, limit)}) as w left ${owned} ${rawSql(`limit ${limit}`)}`,
  };
}

/** There is a row. Of an `exists`, MariaDB would make a table of all rows that meet its other conditions. */
function isOne(rows: Sql): Sql {
  return sql`(${rows} limit 1) = 1`;
}

export function limited(ids: Sql, limit: number): Sql {
  return sql`select w.id from (${ids}) as w ${rawSql(`limit ${limit}`)}`;
}

/** What has all parts of a word, of which "Müller-Lüdenscheidt" has two. The last one may be the beginning of another word. */
function wordsOf(
  ctx: Context,
  list: SearchList,
  word: string,
): (Found & { readonly holds: (id: string) => Sql }) | undefined {
  const search = wordSearch(ctx, word, [list]);
  const { words } = search;
  if (words.length === 0) return undefined;
  const longest = words.reduce(
    (best, other, place) => (other.length > words[best]!.length ? place : best),
    0,
  );
  const keys = listSql(postingKeys(search, ['t', 'b']));
  const postings = sql`search_posting as p where p.list_key in (${keys}) and ${hasWord('p', search, longest)}`;
  const entry = sql`${inLists(search)} and ${hasAllWords(search)}`;
  const read = sql`select p.id from ${postings}`;
  return {
    read,
    ids:
      words.length === 1
        ? read
        : sql`select e.id from (select p.id from ${postings}) as p join search_entry as e on e.id = p.id where ${entry}`,
    holds: id => isOne(sql`select 1 from search_entry as e where e.id = ${rawSql(id)} and ${entry}`),
  };
}
