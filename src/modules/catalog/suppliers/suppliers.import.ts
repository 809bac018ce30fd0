import { contactColumns } from '../../../platform/files/import/contact-columns.ts';
import { defineImport } from '../../../platform/files/import/define-import.ts';
import { writeChanges } from '../../../platform/files/import/write-changes.ts';
import { indexForSearch, supplierDocument } from '../search/index-for-search.ts';
import { Supplier } from './supplier.entity.ts';

/** The import of suppliers, by code. */
export const suppliersImport = defineImport(
  {
    file: 'suppliers.csv',
    columns: contactColumns,
    key: ['code'],
  },
  async (ctx, changes) => {
    return {
      async apply(rows) {
        const written = await writeChanges(
          ctx,
          Supplier,
          'code',
          rows.map(row => row.values),
          {},
          changes,
        );
        await indexForSearch(ctx, written.map(supplierDocument));
      },
    };
  },
);
