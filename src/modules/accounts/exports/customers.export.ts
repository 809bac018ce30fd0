import { defineListExport } from '../../../platform/files/define-list-export.ts';
import { withAllFound } from '../../../platform/search/row-search.ts';
import { Customer } from '../customers/customer.entity.ts';
import { customerList } from '../customers/customer-list.ts';

export const customersExport = defineListExport<Customer>({
  report: 'CUSTOMERS',
  title: 'Customers',
  description: 'Customers, one row each.',
  permissions: ['CUSTOMERS_VIEW'],
  of: {
    list: 'customers',
    entity: Customer,
    rowsOf: (ctx, choices: Parameters<typeof customerList>[1]) =>
      withAllFound(ctx, customerList(ctx, choices)),
    createdAt: 'createdAt',
  },
  properties: [
    'code',
    'name',
    'contactName',
    'email',
    'phone',
    'street',
    'line2',
    'postalCode',
    'city',
    'region',
    'country',
    'countryCode',
    'taxId',
    'user',
    'createdAt',
  ],
  columns: () => [
    { header: 'Code', kind: 'TEXT', value: row => row.code },
    { header: 'Name', kind: 'TEXT', value: row => row.name },
    { header: 'Contact', kind: 'TEXT', value: row => row.contactName },
    { header: 'Email', kind: 'TEXT', value: row => row.email },
    { header: 'Phone', kind: 'TEXT', value: row => row.phone },
    { header: 'Street', kind: 'TEXT', value: row => row.street },
    { header: 'Address line 2', kind: 'TEXT', value: row => row.line2 },
    { header: 'Postal code', kind: 'TEXT', value: row => row.postalCode },
    { header: 'City', kind: 'TEXT', value: row => row.city },
    { header: 'Region', kind: 'TEXT', value: row => row.region },
    { header: 'Country', kind: 'TEXT', value: row => row.country },
    { header: 'Country code', kind: 'TEXT', value: row => row.countryCode },
    { header: 'Tax id', kind: 'TEXT', value: row => row.taxId },
    { header: 'Has account', kind: 'TEXT', value: row => (row.user === null ? 'no' : 'yes') },
    { header: 'Created', kind: 'DATETIME', value: row => row.createdAt },
  ],
});
