import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../platform/context/context.ts';
import type { BaseEntity, EntityType } from '../../../platform/database/base.entity.ts';
import { loadById } from '../../../platform/database/load.ts';
import { selectionOf } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import {
  type ConnectionData,
  connectionPaths,
  mapConnection,
  readConnection,
} from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { Category } from '../categories/category.entity.ts';
import { Product } from '../products/product.entity.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import type { SearchArgs, SearchType } from './search.inputs.ts';
import { byRelevance, searchHits } from './search.sql.ts';
import { type SearchableType, SearchDocument } from './search-document.entity.ts';

const entities: Record<SearchableType, EntityType<BaseEntity>> = { Product, Category, Supplier };

const searchableTypes: Record<SearchType, SearchableType> = {
  PRODUCT: 'Product',
  CATEGORY: 'Category',
  SUPPLIER: 'Supplier',
};

/** One statement finds and ranks. One more for each type that it found reads the columns that the query selects. */
export async function search(
  ctx: Context,
  args: SearchArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<object>> {
  const types = (args.types ?? (Object.keys(searchableTypes) as SearchType[])).map(
    type => searchableTypes[type],
  );
  const hits = await readConnection(ctx, info, 'catalog.search', {
    entity: SearchDocument,
    selection: selectionOf(ctx.database.db, SearchDocument, ['type']),
    where: [],
    from: sql`${searchHits(ctx, args.query, types)} as t`,
    sort: byRelevance('t'),
    args,
  });
  return mapConnection(hits, async ({ id, type }) => {
    const entity = entities[type];
    const found = await loadById(ctx, entity, id, selectionBelow(ctx, info, entity, connectionPaths));
    return found && { ...found, __typename: type };
  });
}
