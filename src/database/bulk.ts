import { type EntityProperty, JsonType } from '@mikro-orm/core';
import type { Context } from '../context.ts';
import { query } from './rows.ts';
import { joinSql, rawSql, sql } from './sql.ts';

/**
 * Inserts rows, or overwrites those whose id is there, in one statement. The rows are complete and alike: each has
 * every property that the first has. For imports and derived tables; a person's single change goes through an entity.
 */
export async function bulkUpsert<R extends object>(
  ctx: Context,
  entity: abstract new () => R,
  rows: readonly R[],
): Promise<void> {
  if (rows.length === 0) return;
  const { db } = ctx.database;
  const meta = db.metadata.get(entity as never);
  const properties = Object.keys(rows[0]!).map(
    name => (meta.properties as Record<string, EntityProperty>)[name]!,
  );
  const columns = properties.map(property => property.fieldNames[0]!);
  const values = rows.map(row => {
    const record = row as Record<string, unknown>;
    return sql`(${joinSql(
      properties.map(property => sql`${encoded(property, record[property.name])}`),
      ', ',
    )})`;
  });
  const into = rawSql(
    `/* bulk ${meta.tableName} */ insert into \`${meta.tableName}\` (${columns.map(column => `\`${column}\``).join(', ')}) values `,
  );
  await query(
    ctx,
    sql`${into}${joinSql(values, ', ')}${db.dialect.overwrite(columns.filter(column => column !== 'id'))}`,
  );
}

function encoded(property: EntityProperty, value: unknown): unknown {
  return property.customType instanceof JsonType ? JSON.stringify(value) : value;
}
