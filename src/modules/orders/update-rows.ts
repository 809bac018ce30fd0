import type { Context } from '../../platform/context/context.ts';
import { query } from '../../platform/database/rows.ts';
import { joinSql, listSql, rawSql, sql } from '../../platform/database/sql.ts';

const rowsPerStatement = 200;

interface Update {
  readonly id: string;
  /** By column; the same columns in all updates. */
  readonly values: Readonly<Record<string, number | string>>;
}

/** Sets columns of many rows, each to its own values, two hundred in one statement. */
export async function updateRows(ctx: Context, table: string, updates: readonly Update[]): Promise<void> {
  for (let start = 0; start < updates.length; start += rowsPerStatement) {
    const batch = updates.slice(start, start + rowsPerStatement);
    const assignments = Object.keys(batch[0]!.values).map(column => {
      const cases = batch.map(({ id, values }) => sql`when ${id} then ${values[column]}`);
      return sql`${rawSql(column)} = case id ${joinSql(cases, ' ')} end`;
    });
    const ids = listSql(batch.map(({ id }) => id));
    await query(
      ctx,
      sql`${rawSql(`/* update ${table} */ update ${table} set `)}${joinSql(assignments, ', ')} where id in (${ids})`,
    );
  }
}
