import { restoreMarker } from '../../database/unfinished-restore.ts';
import type { BackedUpTable } from '../backup-format.ts';
import type { OwnConnection } from './own-connection.ts';

const binaryTypes = /^(binary|varbinary|tinyblob|blob|mediumblob|longblob|bit|geometry)$/;

export interface DatabaseObjects {
  readonly tables: readonly BackedUpTable[];
  /** Views and the like. */
  readonly others: readonly string[];
}

/** The tables of the database, as they are now, which may be later than the snapshot of a transaction. */
export async function objectsOf(connection: OwnConnection): Promise<DatabaseObjects> {
  const names = await connection.query<{ name: string; type: string }>(
    'select table_name as name, table_type as type from information_schema.tables where table_schema = database() order by table_name',
  );
  const columns = await connection.query<{
    table: string;
    name: string;
    type: string;
    computed: string | null;
  }>(
    'select table_name as `table`, column_name as name, data_type as type, generation_expression as computed from information_schema.columns where table_schema = database() order by table_name, ordinal_position',
  );
  const columnsByTable = Map.groupBy(
    columns.filter(({ computed }) => !computed),
    ({ table }) => table,
  );
  const tables: BackedUpTable[] = [];
  for (const { name, type } of names) {
    if (type !== 'BASE TABLE' || name === restoreMarker) continue;
    const own = columnsByTable.get(name) ?? [];
    const [found] = await connection.query<Record<string, string>>(`show create table ${quoted(name)}`);
    tables.push({
      name,
      // Where the count of new rows begins follows from the rows.
      create: found!['Create Table']!.replace(/ AUTO_INCREMENT=\d+/, ''),
      columns: own.map(column => column.name),
      binaryColumns: own.filter(column => binaryTypes.test(column.type)).map(column => column.name),
    });
  }
  const others = names
    .filter(({ type }) => type !== 'BASE TABLE')
    .map(({ name, type }) => `${name} (${type})`);
  return { tables, others };
}

export function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
