import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../platform/context/context.ts';
import { loadById } from '../../../platform/database/load.ts';
import type { Row } from '../../../platform/database/rows.ts';
import { type ConnectionData, connectionPaths } from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import { readSearchConnection } from '../../../platform/search/search-connection.ts';
import { Supplier } from './supplier.entity.ts';
import type { SuppliersArgs } from './supplier.inputs.ts';
import { supplierList } from './supplier-list.ts';

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
  const { list, search } = supplierList(ctx, args);
  const selection = selectionBelow(ctx, info, Supplier, connectionPaths);
  return readSearchConnection(ctx, info, 'catalog.suppliers', { ...list, selection, args }, search);
}
