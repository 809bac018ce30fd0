import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../platform/context/context.ts';
import type { BaseEntity, EntityType } from '../../../platform/database/base.entity.ts';
import { isIn } from '../../../platform/database/conditions.ts';
import { loadById } from '../../../platform/database/load.ts';
import { selectionOf } from '../../../platform/database/rows.ts';
import { type ConnectionData, connectionPaths, mapConnection } from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { readSearchConnection } from '../../../platform/search/search-connection.ts';
import { SearchEntry } from '../../../platform/search/search-entry.entity.ts';
import { entryKey, type SearchList } from '../../../platform/search/search-list.ts';
import { searchVersions } from '../../../platform/search/search-versions.ts';
import { byRelevance } from '../../../platform/search/words.sql.ts';
import { Category } from '../categories/category.entity.ts';
import { Product } from '../products/product.entity.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import type { SearchArgs, SearchType } from './search.inputs.ts';
import { categorySearch, productSearch, supplierSearch } from './search-texts.ts';

const found: Record<SearchType, { list: SearchList; entity: EntityType<BaseEntity> }> = {
  PRODUCT: { list: productSearch, entity: Product },
  CATEGORY: { list: categorySearch, entity: Category },
  SUPPLIER: { list: supplierSearch, entity: Supplier },
};

/** A few statements find and rank. One more for each type that they found reads the columns that the query selects. */
export async function search(
  ctx: Context,
  args: SearchArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<object>> {
  const types = [...new Set(args.types ?? (Object.keys(found) as SearchType[]))].map(type => found[type]);
  const lists = types.map(({ list }) => list);
  const versions = ctx.services.get(searchVersions);
  await versions.refresh(ctx);
  const keyOf = (list: SearchList) => entryKey(list, versions.served);
  const request = {
    entity: SearchEntry,
    selection: selectionOf(ctx.database.db, SearchEntry, ['listKey']),
    where: [isIn('t.list_key', lists.map(keyOf))],
    sort: byRelevance(),
    args,
  };
  const search = {
    text: args.query,
    lists,
    plural: 'things',
    path: ['query'],
    isAlone: true,
    isNarrowed: false,
  };
  const hits = await readSearchConnection(ctx, info, 'catalog.search', request, search);
  return mapConnection(hits, async ({ id, listKey }) => {
    const { entity } = types.find(({ list }) => keyOf(list) === listKey)!;
    const row = await loadById(ctx, entity, id, selectionBelow(ctx, info, entity, connectionPaths));
    return row && { ...row, __typename: entity.name };
  });
}
