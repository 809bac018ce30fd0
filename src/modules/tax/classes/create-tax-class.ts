import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { create } from '../../../platform/database/create.ts';
import { flushUnique, trimmedFields } from '../../../platform/database/saving.ts';
import { codeTaken } from '../../../platform/lib/code.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { changeTaxes } from '../change-taxes.ts';
import { maxTaxClasses, TaxClass } from './tax-class.entity.ts';
import type { CreateTaxClassInput } from './tax-class.inputs.ts';

/** @throws UserError INVALID_INPUT, CODE_TAKEN */
export async function createTaxClass(
  ctx: Context,
  input: CreateTaxClassInput,
): Promise<{ taxClassId: string }> {
  return inTransaction(ctx, async ctx => {
    await changeTaxes(ctx);
    if ((await ctx.em.count(TaxClass)) >= maxTaxClasses)
      throw new UserError('INVALID_INPUT', `The store has ${maxTaxClasses} tax classes, which is the most.`);
    const taxClass = create(ctx, TaxClass, trimmedFields(input) as CreateTaxClassInput);
    audit(ctx, 'tax.class_created', taxClass);
    await flushUnique(ctx, TaxClass, { code: () => codeTaken('tax class', taxClass.code) });
    return { taxClassId: taxClass.id };
  });
}
