import type { GraphQLResolveInfo } from 'graphql';
import { requirePermission } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { deletedOnly, equalsText } from '../../../platform/database/conditions.ts';
import { loadById } from '../../../platform/database/load.ts';
import { type Sort, sortBy } from '../../../platform/database/page.ts';
import { type Row, tableOf } from '../../../platform/database/rows.ts';
import {
  type ConnectionData,
  connectionPaths,
  readConnection,
} from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import { byRelevance, joinHits } from '../search/search.sql.ts';
import { Supplier } from './supplier.entity.ts';
import type { SupplierSortField, SuppliersArgs } from './supplier.inputs.ts';

export type SupplierRow = Row<Supplier>;

export function supplierById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<SupplierRow | null> {
  checkId(id, 'supplier');
  return loadById(ctx, Supplier, id, selectionBelow(ctx, info, Supplier));
}

export async function listSuppliers(
  ctx: Context,
  args: SuppliersArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<SupplierRow>> {
  const { deleted, country, search } = args.filter ?? {};
  if (deleted) requirePermission(ctx, 'SUPPLIERS_MANAGE');
  const words = search?.trim();
  return readConnection(ctx, info, 'catalog.suppliers', {
    entity: Supplier,
    selection: selectionBelow(ctx, info, Supplier, connectionPaths),
    where: [deletedOnly(deleted), equalsText('t.country', country)],
    sort: chosenSort(ctx, args, words),
    args,
    ...(words && { from: joinHits(ctx, tableOf(ctx.database.db, Supplier), words, 'Supplier') }),
  });
}

const sortProperties: Record<Exclude<SupplierSortField, 'COUNTRY'>, keyof SupplierRow> = {
  NAME: 'name',
  CREATED_AT: 'createdAt',
};

function chosenSort(ctx: Context, { sort }: SuppliersArgs, words: string | undefined): Sort {
  if (!sort && words) return byRelevance('s');
  const descending = sort?.direction === 'DESC';
  const field = sort?.field ?? 'NAME';
  if (field !== 'COUNTRY') return sortBy(ctx, Supplier, sortProperties[field], descending);
  // Null compares with nothing, so the page after a null would be empty.
  return {
    name: `country${descending ? ' desc' : ''}`,
    keys: [{ sql: "coalesce(t.country, '')", property: 'sortCountry' }],
    descending,
  };
}
