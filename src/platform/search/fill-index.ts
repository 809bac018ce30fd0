import type { MigrationConnection } from '../database/migrations/migration.ts';
import { newestAnalyzer } from './analyzer.ts';
import { entryOf, postingsOf, type SearchText } from './entry-of.ts';
import { entryKey, type SearchList } from './search-list.ts';

/** A text and the list that it belongs to. */
export interface ListedText {
  readonly list: SearchList;
  readonly text: SearchText;
}

export interface Filling {
  /** The next texts behind an id, in the order of ids; none at the end. */
  readonly textsAfter: (id: string, limit: number) => Promise<readonly ListedText[]>;
  /** The lists that are filled. */
  readonly lists: readonly SearchList[];
  /**
   * Commits each part: a transaction of a whole store is more than a Galera cluster takes. When it is interrupted, the
   * next run goes on behind the last part.
   */
  readonly inParts: boolean;
}

const textsPerPart = 500;
const rowsPerInsert = 5_000;

/** Fills the search index from rows that exist, for a migration. */
export async function fillIndex(
  connection: MigrationConnection,
  { textsAfter, lists, inParts }: Filling,
): Promise<void> {
  for (let last = inParts ? await lastIndexed(connection, lists) : ''; ; ) {
    const texts = await textsAfter(last, textsPerPart);
    if (texts.length === 0) return;
    const entries = texts.map(({ list, text }) => entryOf(list, text));
    const postings = entries.flatMap(postingsOf);
    // In the order of the table, so that the database adds what lies together at once.
    postings.sort((a, b) => compare(a.listKey, b.listKey) || compare(a.wordKey, b.wordKey));
    await insert(
      connection,
      'search_entry (id, list_key, sort_key, code_key, title_key, body_key)',
      entries.map(e => [e.id, e.listKey, e.sortKey, e.codeKey, e.titleKey, e.bodyKey]),
    );
    await insert(
      connection,
      'search_posting (list_key, word_key, sort_key, id)',
      postings.map(p => [p.listKey, p.wordKey, p.sortKey, p.id]),
    );
    if (inParts) for (const text of ['commit', 'start transaction']) await connection.run(text);
    if (texts.length < textsPerPart) return;
    last = texts.at(-1)!.text.id;
  }
}

async function lastIndexed(connection: MigrationConnection, lists: readonly SearchList[]): Promise<string> {
  const keys = lists.map(list => entryKey(list, newestAnalyzer));
  const [row] = await connection.run<{ last: string | null }>(
    `select max(id) as last from search_entry where list_key in (${keys.map(() => '?').join(', ')})`,
    keys,
  );
  return row?.last ?? '';
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function insert(
  connection: MigrationConnection,
  into: string,
  rows: readonly (readonly string[])[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerInsert) {
    const part = rows.slice(start, start + rowsPerInsert);
    const places = part.map(row => `(${row.map(() => '?').join(', ')})`).join(', ');
    await connection.run(`insert into ${into} values ${places}`, part.flat());
  }
}
