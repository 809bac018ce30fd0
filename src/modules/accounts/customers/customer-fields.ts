import { trimmedFields } from '../../../platform/database/saving.ts';
import { plainVatId } from '../../../platform/lib/vat-id.ts';

/** The columns of a customer that an input sets, beside the address. */
export function customerFields<D extends { readonly taxId?: string | null }>(details: D): Partial<D> {
  const { taxId } = details;
  return { ...trimmedFields(details), ...(taxId && { taxId: plainVatId(taxId) }) };
}
