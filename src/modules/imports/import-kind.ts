import { registerEnumType } from 'type-graphql';
import type { ImportKind as Kind } from '../../platform/files/import/import-kind.ts';

export const ImportKind = {
  PRODUCTS: 'PRODUCTS',
  CATEGORIES: 'CATEGORIES',
  SUPPLIERS: 'SUPPLIERS',
  CUSTOMERS: 'CUSTOMERS',
  STAFF: 'STAFF',
  ORDERS: 'ORDERS',
  ORDER_LINES: 'ORDER_LINES',
} as const satisfies Record<Kind, Kind>;
export type ImportKind = Kind;
registerEnumType(ImportKind, {
  name: 'ImportKind',
  description: 'What an imported file is about.',
  valuesConfig: {
    PRODUCTS: {
      description:
        'Products, by SKU. Requires CATALOG_MANAGE; a column `stockOnHand` requires INVENTORY_MANAGE too.',
    },
    CATEGORIES: { description: 'Categories, by code. Requires CATALOG_MANAGE.' },
    SUPPLIERS: { description: 'Suppliers, by code. Requires SUPPLIERS_MANAGE.' },
    CUSTOMERS: { description: 'Customers, by code. Requires CUSTOMERS_MANAGE.' },
    STAFF: { description: 'Staff members without accounts, by code. Requires STAFF_MANAGE.' },
    ORDERS: { description: 'Past orders, by number. Requires ORDERS_MANAGE and SALES_MANAGE.' },
    ORDER_LINES: {
      description: 'The lines of past orders, by number and SKU. Requires ORDERS_MANAGE and SALES_MANAGE.',
    },
  },
});
