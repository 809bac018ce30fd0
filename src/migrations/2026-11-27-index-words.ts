import type { Migration, MigrationConnection } from '../platform/database/migrations/migration.ts';
import { entryOf, postingsOf } from '../platform/search/entry-of.ts';
import type { SearchList } from '../platform/search/search-list.ts';

const lists: Readonly<Record<string, SearchList>> = {
  Product: { letters: 'p' },
  Category: { letters: 'c' },
  Supplier: { letters: 's' },
};

interface OldDocument {
  readonly id: string;
  readonly type: string;
  readonly code: string;
  readonly title: string;
  readonly body: string;
}

const rowsPerBatch = 500;
const rowsPerInsert = 5_000;

/** The old index has the words of everything in it, each with a mark before it; so nothing else is read. */
async function fillSearchIndex(connection: MigrationConnection): Promise<void> {
  let last = '';
  for (;;) {
    const rows = await connection.run<OldDocument>(
      `select id, type, code, title, body from search_document where id > ? order by id limit ${rowsPerBatch}`,
      [last],
    );
    const entries = rows.map(({ id, type, code, title, body }) => {
      // The code stood at the end of the title too.
      const words = withoutMarks(title).split(' ').filter(Boolean);
      if (words.at(-1) === code) words.pop();
      return entryOf(lists[type]!, { id, code, title: words.join(' '), body: withoutMarks(body) });
    });
    const postings = entries.flatMap(postingsOf);
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
    if (rows.length < rowsPerBatch) return;
    last = rows.at(-1)!.id;
  }
}

const withoutMarks = (text: string) => text.replaceAll(' 00', ' ');
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

const charset = 'default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB';

/** The words of everything that a search finds, as tables of our own, in which the first hits of a word are read without the others. */
export const indexWords: Migration = {
  name: '2026-11-27-index-words',
  mysql: [
    `create table \`search_entry\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`list_key\` varchar(8) collate utf8mb4_bin not null,
      \`sort_key\` varchar(48) collate utf8mb4_bin not null,
      \`code_key\` varchar(64) collate utf8mb4_bin not null,
      \`title_key\` varchar(1000) collate utf8mb4_bin not null,
      \`body_key\` varchar(12000) collate utf8mb4_bin not null,
      primary key (\`id\`, \`list_key\`)
    ) ${charset}`,
    'alter table `search_entry` add index `search_entry_list_key_code_key_index` (`list_key`, `code_key`)',
    'alter table `search_entry` add index `search_entry_list_key_sort_key_index` (`list_key`, `sort_key`)',
    `create table \`search_posting\` (
      \`list_key\` varchar(8) collate utf8mb4_bin not null,
      \`word_key\` varchar(60) collate utf8mb4_bin not null,
      \`sort_key\` varchar(48) collate utf8mb4_bin not null,
      \`id\` varchar(48) collate ascii_bin not null,
      primary key (\`list_key\`, \`word_key\`, \`sort_key\`, \`id\`)
    ) ${charset}`,
    fillSearchIndex,
    'drop table `search_document`',
  ],
  sqlite: [
    `create table \`search_entry\` (
      \`id\` text not null,
      \`list_key\` text not null,
      \`sort_key\` text not null,
      \`code_key\` text not null,
      \`title_key\` text not null,
      \`body_key\` text not null,
      primary key (\`id\`, \`list_key\`)
    )`,
    'create index `search_entry_list_key_code_key_index` on `search_entry` (`list_key`, `code_key`)',
    'create index `search_entry_list_key_sort_key_index` on `search_entry` (`list_key`, `sort_key`)',
    `create table \`search_posting\` (
      \`list_key\` text not null,
      \`word_key\` text not null,
      \`sort_key\` text not null,
      \`id\` text not null,
      primary key (\`list_key\`, \`word_key\`, \`sort_key\`, \`id\`)
    )`,
    fillSearchIndex,
    'drop table `search_document`',
    'drop table if exists `search_document_fts`',
  ],
};
