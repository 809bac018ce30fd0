import { contactColumns } from '../../../platform/files/import/contact-columns.ts';
import { defineImport } from '../../../platform/files/import/define-import.ts';
import { writeChanges } from '../../../platform/files/import/write-changes.ts';
import { Customer } from './customer.entity.ts';

const unknownDetails = { street: null, postalCode: null, region: null, user: null };

export const customersImport = defineImport(
  {
    file: 'customers.csv',
    columns: contactColumns,
    key: ['code'],
  },
  async (ctx, changes) => ({
    async apply(rows) {
      const wanted = rows.map(row => row.values);
      await writeChanges(ctx, Customer, 'code', wanted, unknownDetails, changes);
    },
  }),
);
