import type { Manifest } from '../../platform/manifest.ts';
import { catalogPermissions } from './catalog.permissions.ts';
import { categoriesImport } from './categories/categories.import.ts';
import { Category } from './categories/category.entity.ts';
import { CategoryResolver } from './categories/category.resolver.ts';
import { CategoryProductsResolver } from './categories/category-products.resolver.ts';
import { createDemoCatalog } from './demo/create-demo-catalog.ts';
import { productsExport } from './exports/products.export.ts';
import { suppliersExport } from './exports/suppliers.export.ts';
import { BulkProductResolver } from './products/bulk/bulk.resolver.ts';
import { Product } from './products/product.entity.ts';
import { ProductResolver } from './products/product.resolver.ts';
import { ProductSpec } from './products/specs/product-spec.entity.ts';
import { SearchResolver } from './search/search.resolver.ts';
import { Supplier } from './suppliers/supplier.entity.ts';
import { SupplierResolver } from './suppliers/supplier.resolver.ts';
import { suppliersImport } from './suppliers/suppliers.import.ts';

export const catalog: Manifest = {
  name: 'catalog',
  entities: [Category, Supplier, Product, ProductSpec],
  resolvers: [
    ProductResolver,
    BulkProductResolver,
    CategoryResolver,
    CategoryProductsResolver,
    SupplierResolver,
    SearchResolver,
  ],
  rules: catalogPermissions,
  nodes: {
    product: { type: 'Product', field: 'product' },
    category: { type: 'Category', field: 'category' },
    supplier: { type: 'Supplier', field: 'supplier' },
  },
  imports: [categoriesImport, suppliersImport],
  exports: [productsExport, suppliersExport],
  publicSources: [
    { entity: Product, late: ['stockOnHand'] },
    { entity: Category },
    { entity: Supplier },
    { entity: ProductSpec },
  ],
  demo: createDemoCatalog,
};
