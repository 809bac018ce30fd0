import { defineListExport } from '../../../platform/files/define-list-export.ts';
import { withAllHits } from '../../../platform/search/searched-list.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import type { SuppliersArgs } from '../suppliers/supplier.inputs.ts';
import { supplierList } from '../suppliers/supplier-list.ts';

export const suppliersExport = defineListExport<Supplier>({
  report: 'SUPPLIERS',
  title: 'Suppliers',
  description: 'Suppliers with their contacts.',
  // The list is for everybody, but the contacts are not.
  permissions: ['SUPPLIERS_MANAGE'],
  of: {
    list: 'suppliers',
    entity: Supplier,
    rowsOf: (ctx, choices: SuppliersArgs) => withAllHits(ctx, supplierList(ctx, choices)),
    createdAt: 'createdAt',
  },
  properties: ['code', 'name', 'contactName', 'email', 'phone', 'city', 'country', 'createdAt'],
  columns: () => [
    { header: 'Code', kind: 'TEXT', value: row => row.code },
    { header: 'Name', kind: 'TEXT', value: row => row.name },
    { header: 'Contact', kind: 'TEXT', value: row => row.contactName },
    { header: 'Email', kind: 'TEXT', value: row => row.email },
    { header: 'Phone', kind: 'TEXT', value: row => row.phone },
    { header: 'City', kind: 'TEXT', value: row => row.city },
    { header: 'Country', kind: 'TEXT', value: row => row.country },
    { header: 'Created', kind: 'DATETIME', value: row => row.createdAt },
  ],
});
