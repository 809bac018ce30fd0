import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkVersion, flushUnique, lockById, trimmedFields } from '../../../platform/database/saving.ts';
import { codeTaken } from '../../../platform/lib/code.ts';
import { audit } from '../../audit/audit.ts';
import { Supplier } from './supplier.entity.ts';
import type { UpdateSupplierInput } from './supplier.inputs.ts';

/** @throws UserError NOT_FOUND, VERSION_CONFLICT, CODE_TAKEN */
export async function updateSupplier(
  ctx: Context,
  input: UpdateSupplierInput,
): Promise<{ supplierId: string }> {
  return inTransaction(ctx, async ctx => {
    const supplier = await lockById(ctx, Supplier, input.supplierId, ['supplierId']);
    checkVersion(supplier, input.version);
    const { supplierId: _, version: __, ...details } = input;
    ctx.em.assign(supplier, trimmedFields(details));
    audit(ctx, 'supplier.updated', supplier);
    await flushUnique(ctx, Supplier, { code: () => codeTaken('supplier', supplier.code) });
    return { supplierId: supplier.id };
  });
}
