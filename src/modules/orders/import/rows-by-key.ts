import type { Context } from '../../../platform/context/context.ts';
import type { BaseEntity, EntityType } from '../../../platform/database/base.entity.ts';
import { columnOf, type Row, selectionOf, selectRows, tableOf } from '../../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../../platform/database/sql.ts';

/**
 * The rows that a batch names by these keys, deleted ones too, in one statement. They come by their key in lower case,
 * since keys are compared without regard to case.
 */
export async function rowsByKey<E extends BaseEntity, C extends keyof Row<E> & string>(
  ctx: Context,
  entity: EntityType<E>,
  key: C,
  keys: readonly string[],
  columns: readonly C[],
): Promise<Map<string, Pick<Row<E>, C | ('id' & keyof Row<E>)>>> {
  if (keys.length === 0) return new Map();
  const { db } = ctx.database;
  const selection = selectionOf(db, entity, [key, ...columns]);
  const from = rawSql(
    `/* import ${entity.name} by ${key} */ select ${selection.text} from \`${tableOf(db, entity)}\` as t where ${columnOf(db, entity, key)} in (`,
  );
  const rows = await selectRows<E>(ctx, selection, sql`${from}${listSql([...new Set(keys)])})`);
  return new Map(rows.map(row => [String(row[key]).toLowerCase(), row]));
}
