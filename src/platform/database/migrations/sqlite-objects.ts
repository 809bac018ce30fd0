import type { MigrationConnection } from './migration.ts';

/** The tables, columns, and indexes of an SQLite database by name, such as `column product.sku`, without those of the full-text index. */
export async function objectsOf(connection: MigrationConnection): Promise<Set<string>> {
  const rows = await connection.run<{ name: string }>(`
    select type || ' ' || name as name from sqlite_master
      where (type = 'table' or type = 'index' and sql is not null) and ${isOurs('name')}
    union all
    select 'column ' || t.name || '.' || c.name from sqlite_master as t join pragma_table_info(t.name) as c
      where t.type = 'table' and ${isOurs('t.name')}`);
  return new Set(rows.map(({ name }) => name));
}

const isOurs = (name: string): string =>
  `${name} not like 'sqlite\\_%' escape '\\' and ${name} not like '%\\_fts%' escape '\\' and ${name} <> 'migration'`;
