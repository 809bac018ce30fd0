import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { fullTextTable } from '../dialect.ts';
import type { MigrationConnection } from './migration.ts';

/**
 * The full-text index of an entity is a virtual table in SQLite, which keeps no text of its own. Triggers update it with the
 * table, so that nothing else has to write it. A new one is filled from the rows that exist.
 */
export async function ensureFullTextIndexes(
  connection: MigrationConnection,
  entities: readonly EntityMetadata[],
): Promise<void> {
  for (const meta of entities) {
    const columns = fullTextColumns(meta);
    if (columns.length === 0) continue;
    const fts = fullTextTable(meta.tableName);
    const [existing] = await connection.run('select 1 from sqlite_master where name = ?', [fts]);
    for (const text of statements(meta.tableName, fts, columns)) await connection.run(text);
    if (!existing) await connection.run(`insert into ${fts}(${fts}) values ('rebuild')`);
  }
}

function fullTextColumns({ indexes, properties }: EntityMetadata): string[] {
  const index = indexes.find(({ type }) => type === 'fulltext');
  const known = properties as Record<string, EntityProperty>;
  return [index?.properties ?? []].flat().map(name => known[String(name)]!.fieldNames[0]!);
}

function statements(table: string, fts: string, columns: readonly string[]): string[] {
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
