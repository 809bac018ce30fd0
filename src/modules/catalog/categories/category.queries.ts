import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { requirePermission } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { deletedOnly, equals } from '../../../platform/database/conditions.ts';
import { loadById, loaderOf } from '../../../platform/database/load.ts';
import { sortBy } from '../../../platform/database/page.ts';
import { type Row, type Selection, selectRows } from '../../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../../platform/database/sql.ts';
import { type ConnectionData, connectionPaths } from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import { listSearch } from '../../../platform/search/list-search.ts';
import { readSearchConnection } from '../../../platform/search/search-connection.ts';
import { byRelevance } from '../../../platform/search/words.sql.ts';
import { categorySearch } from '../search/search-texts.ts';
import { Category } from './category.entity.ts';
import type { CategoriesArgs, CategorySortField } from './category.inputs.ts';

export type CategoryRow = Row<Category>;

export function categoryById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<CategoryRow | null> {
  checkId(id, 'category');
  return loadById(ctx, Category, id, selectionBelow(ctx, info, Category));
}

export async function categoryBySlug(
  ctx: Context,
  slug: string,
  info: GraphQLResolveInfo,
): Promise<CategoryRow | null> {
  const selection = selectionBelow(ctx, info, Category);
  const statement = sql`${rawSql(`/* catalog.categoryBySlug */ select ${selection.text} from category as t${selection.joins} where`)} t.slug = ${slug} and t.deleted_at is null`;
  const [category] = await selectRows<Category>(ctx, selection, statement);
  return category ?? null;
}

const sortProperties: Record<CategorySortField, keyof CategoryRow> = {
  NAME: 'name',
  CREATED_AT: 'createdAt',
};

export async function listCategories(
  ctx: Context,
  args: CategoriesArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<CategoryRow>> {
  const { deleted, parentId } = args.filter ?? {};
  if (deleted) requirePermission(ctx, 'CATALOG_MANAGE');
  const search = listSearch(args.filter, categorySearch, 'categories');
  const request = {
    entity: Category,
    selection: selectionBelow(ctx, info, Category, connectionPaths),
    where: [
      deletedOnly(deleted),
      parentId === null ? sql`t.parent_id is null` : equals('t.parent_id', parentId),
    ],
    sort:
      search && !args.sort
        ? byRelevance()
        : sortBy(ctx, Category, sortProperties[args.sort?.field ?? 'NAME'], args.sort?.direction === 'DESC'),
    args,
  };
  return readSearchConnection(ctx, info, 'catalog.categories', request, search);
}

/** The categories directly below one, by name. Those of many parents are read in one statement. */
export function childrenOf(ctx: Context, parentId: string, info: GraphQLResolveInfo): Promise<CategoryRow[]> {
  const selection = selectionBelow(ctx, info, Category, [[]], ['parent', 'name']);
  return loaderOf(ctx, `children ${selection.key}`, () => childrenLoader(ctx, selection)).load(parentId);
}

function childrenLoader(ctx: Context, selection: Selection): DataLoader<string, CategoryRow[]> {
  return new DataLoader(
    async parentIds => {
      const statement = sql`${rawSql(`/* catalog.categoryChildren */ select ${selection.text} from category as t${selection.joins} where`)} t.parent_id in (${listSql(parentIds)}) and t.deleted_at is null order by t.name, t.id`;
      const byParent = Map.groupBy(await selectRows<Category>(ctx, selection, statement), row => row.parent);
      return parentIds.map(id => byParent.get(id) ?? []);
    },
    { cache: false },
  );
}

/** The categories above one, the root first. Those of many categories are read in one statement. */
export function ancestorsOf(
  ctx: Context,
  categoryId: string,
  info: GraphQLResolveInfo,
): Promise<CategoryRow[]> {
  const selection = selectionBelow(ctx, info, Category);
  return loaderOf(ctx, `ancestors ${selection.key}`, () => ancestorsLoader(ctx, selection)).load(categoryId);
}

function ancestorsLoader(ctx: Context, selection: Selection): DataLoader<string, CategoryRow[]> {
  return new DataLoader(
    async categoryIds => {
      const statement = sql`/* catalog.categoryAncestors */ with recursive above as (
          select id as start, parent_id as next, 0 as distance from category where id in (${listSql(categoryIds)})
          union all select above.start, c.parent_id, above.distance + 1 from above join category as c on c.id = above.next
        ) select ${rawSql(selection.text)}, above.start from above join category as t on t.id = above.next${rawSql(selection.joins)} order by above.distance desc`;
      const rows = await selectRows<Category & { start: string }>(ctx, selection, statement);
      const byStart = Map.groupBy(rows, row => row.start);
      return categoryIds.map(id => byStart.get(id) ?? []);
    },
    { cache: false },
  );
}
