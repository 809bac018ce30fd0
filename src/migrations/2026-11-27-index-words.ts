import type { Migration, MigrationConnection } from '../platform/database/migrations/migration.ts';
import { fillIndex } from '../platform/search/fill-index.ts';
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

/** The old index has the words of everything in it, each with a mark before it; so nothing else is read. */
function fillFromDocuments(connection: MigrationConnection, inParts: boolean): Promise<void> {
  const textsAfter = async (id: string, limit: number) => {
    const rows = await connection.run<OldDocument>(
      `select id, type, code, title, body from search_document where id > ? order by id limit ${limit}`,
      [id],
    );
    return rows.map(({ id, type, code, title, body }) => {
      // The code stood at the end of the title too.
      const words = withoutMarks(title).split(' ').filter(Boolean);
      if (words.at(-1) === code) words.pop();
      return { list: lists[type]!, text: { id, code, title: words.join(' '), body: withoutMarks(body) } };
    });
  };
  return fillIndex(connection, { textsAfter, lists: Object.values(lists), inParts });
}

const withoutMarks = (text: string) => text.replaceAll(' 00', ' ');
const fillInParts = (connection: MigrationConnection) => fillFromDocuments(connection, true);
const fillAtOnce = (connection: MigrationConnection) => fillFromDocuments(connection, false);

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
    fillInParts,
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
    fillAtOnce,
    'drop table `search_document`',
    'drop table if exists `search_document_fts`',
  ],
};
