import DataLoader from 'dataloader';
import type { Context } from '../../../../platform/context/context.ts';
import { isIn } from '../../../../platform/database/conditions.ts';
import { loaderOf } from '../../../../platform/database/load.ts';
import type { Condition } from '../../../../platform/database/page.ts';
import { query } from '../../../../platform/database/rows.ts';
import { joinSql, rawSql, sql } from '../../../../platform/database/sql.ts';
import type { SpecFilterInput } from '../product-list.inputs.ts';
import { type SpecKeys, specKeys } from './spec-keys.ts';

/** Up to so many products with a value are read and sorted. Above it, the sort is walked until enough of them have come. */
const mostHits = 2_000;

/** Products of which the specs have all of these values. */
export async function withSpecs(
  ctx: Context,
  specs: readonly SpecFilterInput[] | null | undefined,
): Promise<(Condition | undefined)[]> {
  const wanted = (specs ?? []).map(({ path, equals }) => specKeys(path.split('.'), equals));
  const found = await Promise.all(wanted.map(keys => productsWith(ctx, keys)));
  const rare = found.filter(ids => ids !== undefined);
  const [first, ...others] = rare;
  const ids = first && [...first].filter(id => others.every(other => other.has(id)));
  return [isIn('t.id', ids), ...wanted.filter((_, index) => !found[index]).map(hasSpec)];
}

function hasSpec({ pathKey, valueKey }: SpecKeys): Condition {
  const has = sql`product_spec as s where s.path_key = ${pathKey} and s.value_key = ${valueKey}`;
  return {
    // A database would turn an `in` into a join, and read and sort all products with the value.
    ...sql`(select 1 from ${has} and s.product_id = t.id) = 1`,
    counted: sql`t.id in (select s.product_id from ${has})`,
  };
}

/** The ids of the products with a value; undefined for many. The values of all lists of a request are read in one statement. */
function productsWith(ctx: Context, keys: SpecKeys): Promise<ReadonlySet<string> | undefined> {
  return loaderOf(ctx, 'products with specs', () => hitsLoader(ctx)).load(keys);
}

function hitsLoader(ctx: Context): DataLoader<SpecKeys, ReadonlySet<string> | undefined> {
  return new DataLoader(
    async wanted => {
      const nameOf = ({ pathKey, valueKey }: SpecKeys) => `${pathKey} ${valueKey}`;
      const distinct = [...new Map(wanted.map(keys => [nameOf(keys), keys])).values()];
      const parts = distinct.map(
        ({ pathKey, valueKey }, index) =>
          sql`select ${index} as spec, s.product_id as id from (select product_id from product_spec where path_key = ${pathKey} and value_key = ${valueKey}${rawSql(` limit ${mostHits + 1}`)}) as s`,
      );
      const statement = sql`/* catalog.productsWithSpecs */ ${joinSql(parts, ' union all ')}`;
      const rows = await query<{ spec: number; id: string }>(ctx, statement);
      const bySpec = Map.groupBy(rows, row => nameOf(distinct[Number(row.spec)]!));
      return wanted.map(keys => {
        const ids = bySpec.get(nameOf(keys)) ?? [];
        return ids.length > mostHits ? undefined : new Set(ids.map(({ id }) => id));
      });
    },
    { cache: false, maxBatchSize: 100 },
  );
}
