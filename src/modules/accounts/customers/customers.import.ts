import { contactColumns, contactDefaults } from '../../../platform/files/import/contact-columns.ts';
import { defineImport } from '../../../platform/files/import/define-import.ts';
import { writeRows } from '../../../platform/files/import/write-rows.ts';
import { Customer } from './customer.entity.ts';

const defaults = {
  ...contactDefaults,
  street: null,
  postalCode: null,
  region: null,
  user: null,
  searchText: null,
};

export const customersImport = defineImport(
  {
    file: 'customers.csv',
    kind: 'CUSTOMERS',
    permissions: ['CUSTOMERS_MANAGE'],
    columns: contactColumns,
    key: ['code'],
    neededByNew: ['name'],
  },
  async (ctx, run) => ({
    async apply(rows) {
      await writeRows(ctx, run, Customer, 'code', rows, defaults);
    },
  }),
);
