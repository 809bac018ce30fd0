import type { Permission } from '../../lib/permission.ts';
import type { ImportKind } from './import-kind-ids.ts';

/** What can be imported on the pages of the catalog, and who may. */
export const importKinds = [
  {
    id: 'PRODUCTS',
    label: 'Products',
    purpose: 'PRODUCT_IMPORT',
    needs: 'CATALOG_MANAGE',
    key: 'sku',
    columns:
      'name, description, categoryCode, supplierCode, price, rentalMonthlyRate, rentalMinimumMonths, rentalDeposit, stockOnHand, lowStockThreshold, discontinued, specs, images',
  },
  {
    id: 'CATEGORIES',
    label: 'Categories',
    purpose: 'CATEGORY_IMPORT',
    needs: 'CATALOG_MANAGE',
    key: 'code',
    columns: 'name, description, parentCode',
  },
  {
    id: 'SUPPLIERS',
    label: 'Suppliers',
    purpose: 'SUPPLIER_IMPORT',
    needs: 'SUPPLIERS_MANAGE',
    key: 'code',
    columns: 'name, contactName, email, phone, city, country',
  },
] as const satisfies readonly {
  id: ImportKind;
  label: string;
  purpose: string;
  needs: Permission;
  key: string;
  columns: string;
}[];
