import DataLoader from 'dataloader';
import type { Context } from '../../platform/context/context.ts';
import { loaderOf } from '../../platform/database/load.ts';
import { query } from '../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../platform/database/sql.ts';

/**
 * The currency of the object of an action, also of a deleted one; undefined when it has none. Those of many entries are read in
 * one statement for each type.
 */
export async function currencyOfTarget(
  ctx: Context,
  type: string | null,
  id: string | null,
): Promise<string | undefined> {
  if (type === null || id === null) return undefined;
  // The audit module does not know the others, but each entry names the entity that it is about.
  const meta = ctx.database.db.metadataNamed(type);
  if (!meta?.properties.currencyCode) return undefined;
  return loaderOf(ctx, `currencies of ${type}`, () => currenciesIn(ctx, meta.tableName)).load(id);
}

function currenciesIn(ctx: Context, table: string): DataLoader<string, string | undefined> {
  return new DataLoader(
    async ids => {
      const rows = await query<{ id: string; currencyCode: string }>(
        ctx,
        sql`${rawSql(`/* audit.currencies */ select id, currency_code as currencyCode from \`${table}\` where`)} id in (${listSql(ids)})`,
      );
      const known = new Map(rows.map(row => [row.id, row.currencyCode]));
      return ids.map(id => known.get(id));
    },
    { cache: false },
  );
}
