import { rawSql, type Sql, sql } from '../../platform/database/sql.ts';
import type { ExportParameters } from '../../platform/files/define-export.ts';
import { momentsOf } from './store-day.ts';

/** Condition: the time in this column is on one of the days of the range in the store's time zone. Without a range always true. */
export function withinDays(column: Sql, { range, timeZone }: ExportParameters): Sql {
  if (range === null) return rawSql('1 = 1');
  const { from, to } = momentsOf(timeZone, range);
  return sql`${column} >= ${from} and ${column} < ${to}`;
}
