import { BackupError } from '../backup-error.ts';
import type { OwnConnection } from './own-connection.ts';
import { quoted } from './tables.ts';

interface ReferencingColumn {
  readonly name: string;
  readonly table: string;
  readonly column: string;
  readonly toTable: string;
  readonly toColumn: string;
}

/** Checks every foreign key, since rows are loaded without the database doing so. @throws BackupError */
export async function checkReferences(connection: OwnConnection): Promise<void> {
  const columns = await connection.query<ReferencingColumn>(
    'select constraint_name as name, table_name as `table`, column_name as `column`, referenced_table_name as toTable, referenced_column_name as toColumn from information_schema.key_column_usage where table_schema = database() and referenced_table_name is not null order by table_name, constraint_name, ordinal_position',
  );
  for (const key of Map.groupBy(columns, ({ table, name }) => `${table} ${name}`).values()) {
    const { name, table, toTable } = key[0]!;
    const pairs = key.map(({ column, toColumn }) => `o.${quoted(column)} = t.${quoted(toColumn)}`);
    const present = key.map(({ column }) => `o.${quoted(column)} is not null`);
    const [broken] = await connection.query(
      `select 1 from ${quoted(table)} as o left join ${quoted(toTable)} as t on ${pairs.join(' and ')} where ${present.join(' and ')} and t.${quoted(key[0]!.toColumn)} is null limit 1`,
    );
    if (broken)
      throw new BackupError(
        `The backup does not fit together: a row of ${table} refers by ${name} to a row of ${toTable} that is missing.`,
      );
  }
}
