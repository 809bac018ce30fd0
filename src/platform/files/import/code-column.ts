import type { Context } from '../../context/context.ts';
import type { BaseEntity, EntityType } from '../../database/base.entity.ts';
import { query, tableOf } from '../../database/rows.ts';
import { rawSql, sql } from '../../database/sql.ts';
import { codeDescription, codePattern } from '../../lib/code.ts';

/** What is wrong with a code in a file, or undefined. */
export function codeProblem(text: string): string | undefined {
  return codePattern.test(text) ? undefined : `must be ${codeDescription}.`;
}

/** The ids of all rows that are not deleted, by their code in lower case. */
export async function idsByCode(ctx: Context, entity: EntityType<BaseEntity>): Promise<Map<string, string>> {
  const table = rawSql(
    `/* import codes */ select id, code from \`${tableOf(ctx.database.db, entity)}\` where deleted_at is null`,
  );
  const rows = await query<{ id: string; code: string }>(ctx, sql`${table}`);
  return new Map(rows.map(row => [row.code.toLowerCase(), row.id]));
}
