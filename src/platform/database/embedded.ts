import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import type { Database } from './database.ts';
import { fullTextTable } from './dialect.ts';

const pragmas = [
  'pragma journal_mode = wal',
  'pragma synchronous = normal',
  'pragma foreign_keys = on',
  'pragma busy_timeout = 5000',
];

/** Creates the embedded database's tables, or adds what a newer version needs. Never drops anything. */
export async function prepareEmbeddedDatabase(database: Database): Promise<void> {
  for (const text of pragmas) await database.run({ text, values: [] });
  await database.orm.schema.update({ safe: true });
  for (const meta of database.metadata) {
    for (const text of fullTextStatements(meta)) await database.run({ text, values: [] });
  }
}

/**
 * The full-text index of an entity is a virtual table here, which keeps no text of its own. Triggers update it with the
 * table, so that nothing else has to write it.
 */
function fullTextStatements({ tableName: table, indexes, properties }: EntityMetadata): string[] {
  const index = indexes.find(({ type }) => type === 'fulltext');
  if (!index) return [];
  const known = properties as Record<string, EntityProperty>;
  const columns = [index.properties ?? []].flat().map(name => known[String(name)]!.fieldNames[0]!);
  const fts = fullTextTable(table);
  const list = columns.join(', ');
  const values = (row: 'new' | 'old') =>
    [`${row}.rowid`, ...columns.map(column => `${row}.${column}`)].join(', ');
  const add = `insert into ${fts}(rowid, ${list}) values (${values('new')});`;
  const remove = `insert into ${fts}(${fts}, rowid, ${list}) values ('delete', ${values('old')});`;
  return [
    `create virtual table if not exists ${fts} using fts5(
       ${list}, content='${table}', content_rowid='rowid', tokenize='unicode61 remove_diacritics 0')`,
    `create trigger if not exists ${table}_insert after insert on ${table} begin ${add} end`,
    `create trigger if not exists ${table}_delete after delete on ${table} begin ${remove} end`,
    `create trigger if not exists ${table}_update after update on ${table} begin ${remove} ${add} end`,
  ];
}
