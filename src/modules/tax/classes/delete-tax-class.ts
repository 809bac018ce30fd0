import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { guardById } from '../../../platform/database/guard.ts';
import { query } from '../../../platform/database/rows.ts';
import { checkVersion } from '../../../platform/database/saving.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { checkUnused } from '../../../platform/database/still-in-use.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { changeTaxes } from '../change-taxes.ts';
import { defaultTaxClassId, TaxClass } from './tax-class.entity.ts';
import type { DeleteTaxClassInput } from './tax-class.inputs.ts';

/**
 * Deletes a tax class and its rates, for good. Orders keep what they were taxed with.
 * @throws UserError NOT_FOUND, VERSION_CONFLICT, STILL_IN_USE, INVALID_INPUT for the default one
 */
export async function deleteTaxClass(
  ctx: Context,
  { taxClassId, version }: DeleteTaxClassInput,
): Promise<{ deletedTaxClassId: string }> {
  const path = ['taxClassId'];
  return inTransaction(ctx, async ctx => {
    await changeTaxes(ctx);
    const taxClass = await guardById(ctx, TaxClass, taxClassId, path);
    checkVersion(taxClass, version);
    if (taxClassId === defaultTaxClassId)
      throw new UserError(
        'INVALID_INPUT',
        `"${taxClass.name}" is the class of everything that names no other. It can be renamed, not deleted.`,
        { path },
      );
    const what = { type: 'tax class', name: taxClass.name, id: path };
    const usesIn = (table: string, column = 'tax_class_id') =>
      sql`${rawSql(`select count(*) as total from ${table} where ${column} =`)} ${taxClassId}${ctx.database.db.dialect.forShare}`;
    // Deleted products too: one that is restored has its class again.
    await checkUnused(ctx, what, { one: 'product', many: 'products' }, usesIn('product'));
    const asRent = { one: 'use, as the class of the rent', many: 'uses, as the class of the rent' };
    await checkUnused(ctx, what, asRent, usesIn('settings', 'rental_tax_class_id'));
    const methods = { one: 'shipping method', many: 'shipping methods' };
    await checkUnused(ctx, what, methods, usesIn('shipping_method'));
    await query(
      ctx,
      sql`/* tax.deleteRatesOfClass */ delete from tax_rate where tax_class_id = ${taxClassId}`,
    );
    audit(ctx, 'tax.class_deleted', taxClass);
    ctx.em.remove(taxClass);
    return { deletedTaxClassId: taxClassId };
  });
}
