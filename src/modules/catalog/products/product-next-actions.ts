import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { deletedProblem, notDeletedProblem } from '../../../platform/database/saving.ts';
import { nextActionOf, nextActions } from '../../../platform/graphql/next-action.ts';
import type { Problem } from '../../../platform/lib/problem.ts';
import { parentOf } from '../parent-of.ts';
import { Product } from './product.entity.ts';
import type { ProductRow } from './product.queries.ts';
import { parentDeletedProblem } from './product-actions.rules.ts';

export const ProductNextAction = nextActionOf('Product', {
  UPDATE: 'Change it: `updateProduct`.',
  ARCHIVE: 'Take it off the offer: `updateProduct` with the status ARCHIVED. Listed while it is ACTIVE.',
  ACTIVATE: 'Put it on offer again: `updateProduct` with the status ACTIVE. Listed while it is ARCHIVED.',
  DELETE: 'Delete it: `deleteProduct`.',
  RESTORE: 'Restore it: `restoreProduct`.',
  ADJUST_STOCK: 'Correct its stock: `adjustStock`.',
  RECORD_PRODUCTION: 'Record units that were made: `recordProduction`.',
});

export const productActionColumns = ['id', 'status', 'deletedAt', 'category', 'supplier'];

export function nextActionsOfProduct(ctx: Context, product: ProductRow) {
  const isManaged = isAllowed(ctx.actor, 'CATALOG_MANAGE');
  const ifThere = () => deletedProblem(Product, product);
  return nextActions({
    UPDATE: isManaged && ifThere,
    ARCHIVE: isManaged && product.status === 'ACTIVE' && ifThere,
    ACTIVATE: isManaged && product.status === 'ARCHIVED' && ifThere,
    DELETE: isManaged && ifThere,
    RESTORE: isManaged && (() => notDeletedProblem(product, 'product') ?? problemOfParents(ctx, product)),
    ADJUST_STOCK: isAllowed(ctx.actor, 'INVENTORY_MANAGE') && ifThere,
    RECORD_PRODUCTION: isAllowed(ctx.actor, 'PRODUCTION_RECORD') && ifThere,
  });
}

async function problemOfParents(ctx: Context, { category, supplier }: ProductRow): Promise<Problem | null> {
  return (
    parentDeletedProblem('category', await parentOf(ctx, 'category', category)) ??
    parentDeletedProblem('supplier', await parentOf(ctx, 'supplier', supplier))
  );
}
