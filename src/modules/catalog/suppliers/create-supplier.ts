import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { create } from '../../../platform/database/create.ts';
import { flushUnique, trimmedFields } from '../../../platform/database/saving.ts';
import { codeTaken } from '../../../platform/lib/code.ts';
import { slugOf } from '../../../platform/lib/slug.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { Supplier } from './supplier.entity.ts';
import type { CreateSupplierInput } from './supplier.inputs.ts';

const maxCodeLength = 64;

/** @throws UserError INVALID_INPUT, CODE_TAKEN */
export async function createSupplier(
  ctx: Context,
  input: CreateSupplierInput,
): Promise<{ supplierId: string }> {
  return inTransaction(ctx, async ctx => {
    const code = input.code ?? slugOf(input.name, maxCodeLength);
    if (code === '')
      throw new UserError('INVALID_INPUT', 'No code can be made from this name. Pass one, such as "S-104".', {
        path: ['code'],
      });
    const supplier = create(ctx, Supplier, { ...trimmedFields(input), code });
    audit(ctx, 'supplier.created', supplier);
    await flushUnique(ctx, Supplier, { code: () => codeTaken('supplier', supplier.code) });
    return { supplierId: supplier.id };
  });
}
