import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkVersion, flushUnique, lockById, trimmedFields } from '../../../platform/database/saving.ts';
import { codeTaken } from '../../../platform/lib/code.ts';
import { audit } from '../../audit/audit.ts';
import { changeTaxes } from '../change-taxes.ts';
import { TaxClass } from './tax-class.entity.ts';
import type { UpdateTaxClassInput } from './tax-class.inputs.ts';

/** @throws UserError NOT_FOUND, VERSION_CONFLICT, CODE_TAKEN */
export async function updateTaxClass(
  ctx: Context,
  { taxClassId, version, ...changes }: UpdateTaxClassInput,
): Promise<{ taxClassId: string }> {
  return inTransaction(ctx, async ctx => {
    await changeTaxes(ctx);
    const taxClass = await lockById(ctx, TaxClass, taxClassId, ['taxClassId']);
    checkVersion(taxClass, version);
    ctx.em.assign(taxClass, trimmedFields(changes));
    audit(ctx, 'tax.class_updated', taxClass);
    await flushUnique(ctx, TaxClass, { code: () => codeTaken('tax class', taxClass.code) });
    return { taxClassId };
  });
}
