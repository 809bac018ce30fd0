import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkVersion, lockById } from '../../../platform/database/saving.ts';
import { sql } from '../../../platform/database/sql.ts';
import { checkUnused } from '../../../platform/database/still-in-use.ts';
import { audit } from '../../audit/audit.ts';
import { productsIn } from '../products/product-actions.rules.ts';
import { Supplier } from './supplier.entity.ts';
import type { DeleteSupplierInput } from './supplier.inputs.ts';

/** @throws UserError NOT_FOUND, VERSION_CONFLICT, STILL_IN_USE */
export async function deleteSupplier(
  ctx: Context,
  input: DeleteSupplierInput,
): Promise<{ deletedSupplierId: string }> {
  return inTransaction(ctx, async ctx => {
    const supplier = await lockById(ctx, Supplier, input.supplierId, ['supplierId']);
    checkVersion(supplier, input.version);
    const products = sql`select count(*) as total from product where supplier_id = ${supplier.id} and deleted_at is null${ctx.database.db.dialect.forShare}`;
    await checkUnused(
      ctx,
      { type: 'supplier', name: supplier.name, id: ['supplierId'] },
      productsIn,
      products,
    );
    supplier.deletedAt = ctx.clock.now();
    audit(ctx, 'supplier.deleted', supplier);
    return { deletedSupplierId: supplier.id };
  });
}
