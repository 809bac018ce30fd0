import { anyone, can } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

export const catalogPermissions: RuleTree = {
  Query: {
    product: anyone,
    productBySku: anyone,
    products: anyone,
    category: anyone,
    categoryBySlug: anyone,
    categories: anyone,
    supplier: anyone,
    suppliers: anyone,
    search: anyone,
    previewPrices: can('CATALOG_MANAGE'),
  },
  Mutation: {
    createProduct: can('CATALOG_MANAGE'),
    updateProduct: can('CATALOG_MANAGE'),
    updateProducts: can('CATALOG_MANAGE'),
    deleteProduct: can('CATALOG_MANAGE'),
    restoreProduct: can('CATALOG_MANAGE'),
    createCategory: can('CATALOG_MANAGE'),
    updateCategory: can('CATALOG_MANAGE'),
    deleteCategory: can('CATALOG_MANAGE'),
    restoreCategory: can('CATALOG_MANAGE'),
    createSupplier: can('SUPPLIERS_MANAGE'),
    updateSupplier: can('SUPPLIERS_MANAGE'),
    deleteSupplier: can('SUPPLIERS_MANAGE'),
    restoreSupplier: can('SUPPLIERS_MANAGE'),
  },
  Supplier: {
    contactName: can('SUPPLIERS_MANAGE'),
    email: can('SUPPLIERS_MANAGE'),
    phone: can('SUPPLIERS_MANAGE'),
  },
};
