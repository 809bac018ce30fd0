import type { Database } from './database.ts';

const pragmas = [
  'pragma journal_mode = wal',
  'pragma synchronous = normal',
  'pragma foreign_keys = on',
  'pragma busy_timeout = 5000',
];

// The full-text index keeps no text of its own; triggers follow the table, so that there is one way to write it.
const fullText = [
  `create virtual table if not exists search_document_fts using fts5(
     title, body, content='search_document', content_rowid='rowid', tokenize='unicode61 remove_diacritics 0')`,
  `create trigger if not exists search_document_insert after insert on search_document begin
     insert into search_document_fts(rowid, title, body) values (new.rowid, new.title, new.body); end`,
  `create trigger if not exists search_document_delete after delete on search_document begin
     insert into search_document_fts(search_document_fts, rowid, title, body)
     values ('delete', old.rowid, old.title, old.body); end`,
  `create trigger if not exists search_document_update after update on search_document begin
     insert into search_document_fts(search_document_fts, rowid, title, body)
     values ('delete', old.rowid, old.title, old.body);
     insert into search_document_fts(rowid, title, body) values (new.rowid, new.title, new.body); end`,
];

/** Creates the embedded database's tables, or adds what a newer version needs. Never drops anything. */
export async function prepareEmbeddedDatabase(database: Database): Promise<void> {
  for (const text of pragmas) await database.run({ text, values: [] });
  await database.orm.schema.update({ safe: true });
  for (const text of fullText) await database.run({ text, values: [] });
}
