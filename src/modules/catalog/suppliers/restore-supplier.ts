import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkDeleted, lockById } from '../../../platform/database/saving.ts';
import { audit } from '../../audit/audit.ts';
import { Supplier } from './supplier.entity.ts';
import type { RestoreSupplierInput } from './supplier.inputs.ts';

/** @throws UserError NOT_FOUND, NOT_DELETED */
export async function restoreSupplier(
  ctx: Context,
  input: RestoreSupplierInput,
): Promise<{ supplierId: string }> {
  return inTransaction(ctx, async ctx => {
    const supplier = await lockById(ctx, Supplier, input.supplierId, ['supplierId'], { deleted: true });
    checkDeleted(supplier, 'supplier', ['supplierId']);
    supplier.deletedAt = null;
    audit(ctx, 'supplier.restored', supplier);
    return { supplierId: supplier.id };
  });
}
