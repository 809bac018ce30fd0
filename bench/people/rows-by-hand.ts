import type mysql from 'mysql2/promise';

type Value = string | number | Date | null;

/** The rows of a prepared statement. */
export async function rows(
  pool: mysql.Pool,
  sql: string,
  values: Value[] = [],
): Promise<mysql.RowDataPacket[]> {
  const [found] = await pool.execute<mysql.RowDataPacket[]>(sql, values);
  return found;
}

export async function count(pool: mysql.Pool, sql: string, values: Value[] = []): Promise<number> {
  const [row] = await rows(pool, `select count(*) as n from ${sql}`, values);
  return Number(row!.n);
}

/** As many question marks as there are values. */
export const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');

export const money = (minor: number, currencyCode: string) => ({
  amount: (Number(minor) / 100).toFixed(2),
  currencyCode,
});

/** Rows by the value of a column. */
export function grouped(found: readonly mysql.RowDataPacket[], column: string) {
  return Map.groupBy(found, row => String(row[column]));
}
