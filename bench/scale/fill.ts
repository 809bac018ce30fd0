import type mysql from 'mysql2/promise';
import { writeAuditLog } from './audit-log.ts';
import type { Plan, Table } from './expressions.ts';
import { catalogTables } from './tables/catalog.ts';
import { moneyTables } from './tables/money.ts';
import { officeTables } from './tables/office.ts';
import { orderTables } from './tables/orders.ts';
import { peopleTables } from './tables/people.ts';
import { rentalTables } from './tables/rentals.ts';
import { stockTables } from './tables/stock.ts';
import { withoutIndexes } from './without-indexes.ts';

/** Small enough to show progress and to be interrupted. */
const rowsPerStatement = 250_000;

/**
 * Fills a migrated MariaDB with a store. MariaDB generates the rows. The same plan gives the same rows.
 * @param say called with a line about each table
 */
export async function fillStore(
  connection: mysql.Connection,
  plan: Plan,
  say: (line: string) => void,
): Promise<void> {
  const tables = [
    ...catalogTables(plan),
    ...peopleTables(plan),
    ...orderTables(plan),
    ...moneyTables(plan),
    ...stockTables(plan),
    ...rentalTables(plan),
    ...officeTables(plan),
  ];
  // Merged, the values of a row would be computed again for each column.
  await connection.query(
    "set foreign_key_checks = 0, unique_checks = 0, optimizer_switch = 'derived_merge=off'",
  );
  for (const table of tables) {
    const start = performance.now();
    await withoutIndexes(connection, table.name, () => insertRows(connection, table));
    say(lineOf(table.name, table.rows, start));
  }
  const start = performance.now();
  await withoutIndexes(connection, 'audit_entry', () => writeAuditLog(connection, plan));
  say(lineOf('audit_entry', plan.sizes.auditEntries, start));
  await connection.query('set foreign_key_checks = 1, unique_checks = 1');
}

async function insertRows(
  connection: mysql.Connection,
  { name, rows, values, columns }: Table,
): Promise<void> {
  const names = Object.keys(columns).map(column => `\`${column}\``);
  for (let from = 1; from <= rows; from += rowsPerStatement) {
    const to = Math.min(rows, from + rowsPerStatement - 1);
    const numbers = `seq_${from}_to_${to}`;
    const named = Object.entries(values ?? {}).map(([value, expression]) => `${expression} as ${value}`);
    const source = values ? `(select seq, ${named.join(', ')} from ${numbers}) as valued` : numbers;
    await connection.query(
      `insert into \`${name}\` (${names.join(', ')}) select ${Object.values(columns).join(', ')} from ${source}`,
    );
  }
}

function lineOf(table: string, rows: number, start: number): string {
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  return `  ${table.padEnd(20)} ${rows.toLocaleString('en').padStart(10)} rows  ${seconds.padStart(6)} s`;
}

/** Collects statistics about all tables. */
export async function analyzeTables(connection: mysql.Connection): Promise<void> {
  const [tables] = await connection.query<mysql.RowDataPacket[]>(
    "select table_name as name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'",
  );
  await connection.query('analyze table ??', [tables.map(({ name }) => name)]);
}
