import { contactColumns, contactDefaults } from '../../../platform/files/import/contact-columns.ts';
import { defineImport } from '../../../platform/files/import/define-import.ts';
import { writeRows } from '../../../platform/files/import/write-rows.ts';
import { Supplier } from './supplier.entity.ts';

/** The import of suppliers, by code. */
export const suppliersImport = defineImport(
  {
    file: 'suppliers.csv',
    kind: 'SUPPLIERS',
    permissions: ['SUPPLIERS_MANAGE'],
    columns: contactColumns,
    key: ['code'],
    neededByNew: ['name'],
  },
  async (ctx, run) => ({
    async apply(rows) {
      await writeRows(ctx, run, Supplier, 'code', rows, contactDefaults);
    },
  }),
);
