import DataLoader from 'dataloader';
import type { Context } from '../../../platform/context/context.ts';
import { loaderOf } from '../../../platform/database/load.ts';
import type { Choice } from '../../../platform/database/page.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../../../platform/database/sql.ts';

/** So many categories are named in a statement. Larger trees are walked within it, so that the database sorts all of their products. */
const mostIds = 512;
/** The same for each of many parents, which share a statement. */
const mostIdsOfParent = 256;

/** So many categories have a page read for each of them. */
const mostPages = 128;

/** A condition on `t.category_id`. */
interface InCategories {
  readonly where: readonly Sql[];
  readonly choices: readonly Choice[];
}

/**
 * Products in these categories or below them. The categories are read first: a database that finds them while it looks for
 * the products cannot know how many they are, and reads and sorts the products of all.
 */
export async function inCategoryTrees(ctx: Context, categoryIds: readonly string[]): Promise<InCategories> {
  const trees = await Promise.all([...new Set(categoryIds)].map(id => categoryTree(ctx, id)));
  return within(categoryIds, trees, { mostIds, mostParts: mostPages });
}

/** Products of a category and those below it, for the list of one of many categories. */
export async function inCategoryTree(ctx: Context, categoryId: string): Promise<InCategories> {
  const tree = await categoryTree(ctx, categoryId);
  return within([categoryId], [tree], { mostIds: mostIdsOfParent, mostParts: mostPages });
}

function within(
  categoryIds: readonly string[],
  trees: readonly (readonly string[] | undefined)[],
  { mostIds, mostParts }: { readonly mostIds: number; readonly mostParts: number },
): InCategories {
  const values = new Set(trees.flatMap(tree => tree ?? []));
  if (values.size > mostIds || trees.includes(undefined))
    return { where: [sql`t.category_id in (${treesSql(categoryIds)} select id from tree)`], choices: [] };
  return { where: [], choices: [{ property: 'category', values: [...values], mostParts }] };
}

/** `with recursive tree as (…)`: the `id` of each of these categories and of those below it, and the `root` that it is below. */
export function treesSql(categoryIds: readonly string[]): Sql {
  return sql`with recursive tree as (
    select id as root, id from category where id in (${listSql(categoryIds)})
    union select tree.root, c.id from category as c join tree on c.parent_id = tree.id where c.deleted_at is null
  )`;
}

/** More ids than these are not read for all categories of a request together. */
const mostIdsAtOnce = 10_000;

/**
 * The ids of a category and those below it; undefined for those of a large tree. The trees of many categories are read in
 * one statement.
 */
export function categoryTree(ctx: Context, categoryId: string): Promise<readonly string[] | undefined> {
  return loaderOf(ctx, 'category trees', () => treeLoader(ctx)).load(categoryId);
}

function treeLoader(ctx: Context): DataLoader<string, readonly string[] | undefined> {
  return new DataLoader(
    async categoryIds => {
      const limit = rawSql(` limit ${mostIdsAtOnce + 1}`);
      const statement = sql`/* catalog.categoryTrees */ ${treesSql(categoryIds)} select root, id from tree${limit}`;
      const rows = await query<{ root: string; id: string }>(ctx, statement);
      if (rows.length > mostIdsAtOnce) return categoryIds.map(() => undefined);
      const byRoot = Map.groupBy(rows, row => row.root);
      return categoryIds.map(id => byRoot.get(id)?.map(row => row.id) ?? []);
    },
    { cache: false },
  );
}
