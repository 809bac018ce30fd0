import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { loadCount } from '../../../platform/database/load-count.ts';
import { deletedProblem, notDeletedProblem } from '../../../platform/database/saving.ts';
import { stillInUseProblem } from '../../../platform/database/still-in-use.ts';
import { nextActionOf, nextActions } from '../../../platform/graphql/next-action.ts';
import type { Problem } from '../../../platform/lib/problem.ts';
import { productsIn } from '../products/product-actions.rules.ts';
import { Supplier } from './supplier.entity.ts';
import type { SupplierRow } from './supplier.queries.ts';

export const SupplierNextAction = nextActionOf('Supplier', {
  UPDATE: 'Change it: `updateSupplier`.',
  DELETE: 'Delete it: `deleteSupplier`.',
  RESTORE: 'Restore it: `restoreSupplier`.',
});

export const supplierActionColumns = ['id', 'name', 'deletedAt'];

export function nextActionsOfSupplier(ctx: Context, supplier: SupplierRow) {
  const isManaged = isAllowed(ctx.actor, 'SUPPLIERS_MANAGE');
  const ifThere = () => deletedProblem(Supplier, supplier);
  return nextActions({
    UPDATE: isManaged && ifThere,
    DELETE: isManaged && (() => ifThere() ?? problemOfProducts(ctx, supplier)),
    RESTORE: isManaged && (() => notDeletedProblem(supplier, 'supplier')),
  });
}

async function problemOfProducts(ctx: Context, { id, name }: SupplierRow): Promise<Problem | null> {
  const products = await loadCount(ctx, 'product', 'supplier_id', id);
  return stillInUseProblem({ type: 'supplier', name }, productsIn, products);
}
