import DataLoader from 'dataloader';
import type { Context } from '../../../platform/context/context.ts';
import { loaderOf } from '../../../platform/database/load.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../../platform/database/sql.ts';
import { categoryTree, treesSql } from './category-trees.ts';

/**
 * How many products are in a category and all those below it. Each category is counted once, in an index alone, and the
 * trees of all that are asked for are summed here.
 */
export function productCountOf(ctx: Context, categoryId: string): Promise<number> {
  return loaderOf(ctx, 'product counts', () => productCountLoader(ctx)).load(categoryId);
}

function productCountLoader(ctx: Context): DataLoader<string, number> {
  return new DataLoader(
    async categoryIds => {
      const trees = await Promise.all(categoryIds.map(id => categoryTree(ctx, id)));
      if (trees.includes(undefined)) return countsWithTrees(ctx, categoryIds);
      const counts = await countsOf(ctx, [...new Set(trees.flatMap(tree => tree ?? []))]);
      return trees.map(tree => (tree ?? []).reduce((total, id) => total + (counts.get(id) ?? 0), 0));
    },
    { cache: false },
  );
}

/** More categories than these are not named: those of all products are counted. */
const mostNamed = 2_048;

async function countsOf(ctx: Context, categoryIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const isNamed = categoryIds.length <= mostNamed;
  const condition = isNamed
    ? sql`category_id in (${listSql(categoryIds)})`
    : rawSql('category_id is not null');
  const statement = sql`/* catalog.productCounts */ select category_id as id, count(*) as total from product
    where ${condition} and deleted_at is null group by category_id`;
  const rows = await query<{ id: string; total: number }>(ctx, statement);
  return new Map(rows.map(({ id, total }) => [id, Number(total)]));
}

/** The same for trees that are too large to be read first. */
async function countsWithTrees(ctx: Context, categoryIds: readonly string[]): Promise<number[]> {
  const statement = sql`/* catalog.productCounts, with trees */ ${treesSql(categoryIds)} select tree.root as id, count(*) as total from tree join product as p on p.category_id = tree.id
      where p.deleted_at is null group by tree.root`;
  const rows = await query<{ id: string; total: number }>(ctx, statement);
  const totals = new Map(rows.map(({ id, total }) => [id, Number(total)]));
  return categoryIds.map(id => totals.get(id) ?? 0);
}
