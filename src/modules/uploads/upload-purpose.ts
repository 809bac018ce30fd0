import { registerEnumType } from 'type-graphql';
import type { ImportKind } from '../../platform/files/import/import-kind.ts';

export const UploadPurpose = {
  PRODUCT_IMPORT: 'PRODUCT_IMPORT',
  CATEGORY_IMPORT: 'CATEGORY_IMPORT',
  SUPPLIER_IMPORT: 'SUPPLIER_IMPORT',
  CUSTOMER_IMPORT: 'CUSTOMER_IMPORT',
  STAFF_IMPORT: 'STAFF_IMPORT',
  ORDER_IMPORT: 'ORDER_IMPORT',
  ORDER_LINE_IMPORT: 'ORDER_LINE_IMPORT',
} as const;
export type UploadPurpose = keyof typeof UploadPurpose;
registerEnumType(UploadPurpose, {
  name: 'UploadPurpose',
  description:
    'What an uploaded file is for. It decides who may upload it, and which types of content it may have.',
  valuesConfig: {
    PRODUCT_IMPORT: { description: 'A CSV file of products, for `startImport`. Requires CATALOG_MANAGE.' },
    CATEGORY_IMPORT: { description: 'A CSV file of categories, for `startImport`. Requires CATALOG_MANAGE.' },
    SUPPLIER_IMPORT: {
      description: 'A CSV file of suppliers, for `startImport`. Requires SUPPLIERS_MANAGE.',
    },
    CUSTOMER_IMPORT: {
      description: 'A CSV file of customers, for `startImport`. Requires CUSTOMERS_MANAGE.',
    },
    STAFF_IMPORT: { description: 'A CSV file of staff members, for `startImport`. Requires STAFF_MANAGE.' },
    ORDER_IMPORT: {
      description: 'A CSV file of past orders, for `startImport`. Requires ORDERS_MANAGE and SALES_MANAGE.',
    },
    ORDER_LINE_IMPORT: {
      description:
        'A CSV file of the lines of past orders, for `startImport`. Requires ORDERS_MANAGE and SALES_MANAGE.',
    },
  },
});

/** The kind of import that a file of a purpose is for. */
export const importOfPurpose: Readonly<Record<UploadPurpose, ImportKind>> = {
  PRODUCT_IMPORT: 'PRODUCTS',
  CATEGORY_IMPORT: 'CATEGORIES',
  SUPPLIER_IMPORT: 'SUPPLIERS',
  CUSTOMER_IMPORT: 'CUSTOMERS',
  STAFF_IMPORT: 'STAFF',
  ORDER_IMPORT: 'ORDERS',
  ORDER_LINE_IMPORT: 'ORDER_LINES',
};
