import type { Context } from '../context/context.ts';
import { query, type Row, selectionOf, write } from '../database/rows.ts';
import { listSql, rawSql, sql } from '../database/sql.ts';
import type { Analyzer } from './analyzer.ts';
import { entryOf, postingsOf, type SearchText } from './entry-of.ts';
import { SearchEntry } from './search-entry.entity.ts';
import { entryKey, type SearchList } from './search-list.ts';
import type { SearchPosting } from './search-posting.entity.ts';
import { searchSourceOf } from './search-source.ts';
import { searchVersions } from './search-versions.ts';

type Entry = Row<SearchEntry>;
type Posting = Row<SearchPosting>;

/**
 * Adds things to the search index, or updates them there, in the transaction of the change itself, which has locked them.
 * Only the words that a change adds or removes are written.
 */
export async function indexForSearch(
  ctx: Context,
  list: SearchList,
  texts: readonly SearchText[],
): Promise<void> {
  const { written, retired } = ctx.services.get(searchVersions);
  for (const analyzer of written) await writeTexts(ctx, list, texts, analyzer);
  const ids = texts.map(({ id }) => id);
  for (const analyzer of retired) await removeTexts(ctx, entryKey(list, analyzer), ids);
}

async function writeTexts(
  ctx: Context,
  list: SearchList,
  texts: readonly SearchText[],
  analyzer: Analyzer,
): Promise<void> {
  const { db } = ctx.database;
  const ids = texts.filter(({ isNew }) => !isNew).map(({ id }) => id);
  const old = await lockEntries(ctx, entryKey(list, analyzer), ids);
  const changed = texts
    .map(text => entryOf(list, text, analyzer))
    .filter(entry => !isSame(old.get(entry.id), entry));
  await deleteEntries(
    ctx,
    changed.flatMap(({ id }) => old.get(id) ?? []),
  );
  await insertRows(ctx, 'search_entry', entryColumns, changed);
  const added: Posting[] = [];
  for (const entry of changed) {
    const before = old.get(entry.id);
    const [had, has] = [before ? postingsOf(before) : [], postingsOf(entry)];
    await deletePostings(ctx, without(had, has));
    added.push(...without(has, had));
  }
  // In the order of the table, so that the database adds what lies together at once.
  // One that is there already belongs to the same thing: somebody has deleted its entry by hand.
  await insertRows(
    ctx,
    'search_posting',
    postingColumns,
    added.sort(inTableOrder),
    db.dialect.keepExisting.text,
  );
}

/** The same for rows that were written without the ORM. Those that are new are at their first version. */
export async function indexWritten(
  ctx: Context,
  entity: object,
  rows: readonly { readonly id: string; readonly version?: number }[],
): Promise<void> {
  const source = searchSourceOf(entity);
  if (!source) return;
  const texts = rows.flatMap(row => {
    const text = source.textOf(row as never);
    return text ? [{ ...text, isNew: row.version === 1 }] : [];
  });
  await indexForSearch(ctx, source, texts);
}

export async function removeFromSearch(
  ctx: Context,
  list: SearchList,
  ids: readonly string[],
): Promise<void> {
  const { written, retired } = ctx.services.get(searchVersions);
  for (const analyzer of [...written, ...retired]) await removeTexts(ctx, entryKey(list, analyzer), ids);
}

async function removeTexts(ctx: Context, key: string, ids: readonly string[]): Promise<void> {
  const old = [...(await lockEntries(ctx, key, ids)).values()];
  for (const entry of old) await deletePostings(ctx, postingsOf(entry));
  await deleteEntries(ctx, old);
}

/** The lock makes MySQL read what is committed now, and not what the transaction saw first. */
async function lockEntries(
  ctx: Context,
  key: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Entry>> {
  if (ids.length === 0) return new Map();
  const { db } = ctx.database;
  const { text } = selectionOf(db, SearchEntry, ['listKey', 'sortKey', 'codeKey', 'titleKey', 'bodyKey']);
  const rows = await query<Entry>(
    ctx,
    sql`${rawSql(`/* search.lockEntries */ select ${text} from search_entry as t`)} where t.id in (${listSql(ids)}) and t.list_key = ${key}${db.dialect.forUpdate}`,
  );
  return new Map(rows.map(row => [row.id, row]));
}

function isSame(old: Entry | undefined, entry: Entry): boolean {
  return old?.titleKey === entry.titleKey && old.bodyKey === entry.bodyKey && old.codeKey === entry.codeKey;
}

/** Those of the first that are not among the second; both of one thing. */
function without(some: readonly Posting[], others: readonly Posting[]): Posting[] {
  const keyOf = ({ listKey, wordKey, sortKey }: Posting) => `${listKey} ${wordKey} ${sortKey}`;
  const known = new Set(others.map(keyOf));
  return some.filter(posting => !known.has(keyOf(posting)));
}

async function deleteEntries(ctx: Context, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const ids = listSql(entries.map(({ id }) => id));
  await write(
    ctx,
    sql`/* search.deleteEntries */ delete from search_entry where id in (${ids}) and list_key = ${entries[0]!.listKey}`,
  );
}

/** Deletes postings of one thing by their whole key, which locks no others. */
async function deletePostings(ctx: Context, postings: readonly Posting[]): Promise<void> {
  for (const listKey of new Set(postings.map(posting => posting.listKey))) {
    const words = postings.filter(posting => posting.listKey === listKey).map(({ wordKey }) => wordKey);
    const { sortKey, id } = postings[0]!;
    await write(
      ctx,
      sql`/* search.deletePostings */ delete from search_posting where list_key = ${listKey} and word_key in (${listSql(words)}) and sort_key = ${sortKey} and id = ${id}`,
    );
  }
}

const entryColumns = [
  ['id', 'id'],
  ['list_key', 'listKey'],
  ['sort_key', 'sortKey'],
  ['code_key', 'codeKey'],
  ['title_key', 'titleKey'],
  ['body_key', 'bodyKey'],
] as const;

const postingColumns = [
  ['list_key', 'listKey'],
  ['word_key', 'wordKey'],
  ['sort_key', 'sortKey'],
  ['id', 'id'],
] as const;

const rowsPerInsert = 1_000;

/** Imports add some twenty postings for each row of a file, so the statement is put together with as little work as possible. */
async function insertRows<R extends object>(
  ctx: Context,
  table: string,
  columns: readonly (readonly [column: string, property: keyof R & string])[],
  rows: readonly R[],
  end = '',
): Promise<void> {
  const names = columns.map(([column]) => column).join(', ');
  const places = `(${columns.map(() => '?').join(', ')})`;
  for (let start = 0; start < rows.length; start += rowsPerInsert) {
    const part = rows.slice(start, start + rowsPerInsert);
    await write(ctx, {
      text: `/* search.insert */ insert into ${table} (${names}) values ${Array(part.length).fill(places).join(', ')}${end}`,
      values: part.flatMap(row => columns.map(([, property]) => row[property])),
    });
  }
}

function inTableOrder(a: Posting, b: Posting): number {
  return compare(a.listKey, b.listKey) || compare(a.wordKey, b.wordKey) || compare(a.sortKey, b.sortKey);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
