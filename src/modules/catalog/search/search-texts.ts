import type { SearchText } from '../../../platform/search/entry-of.ts';
import type { SearchList } from '../../../platform/search/search-list.ts';
import type { Category } from '../categories/category.entity.ts';
import type { Product } from '../products/product.entity.ts';
import type { Supplier } from '../suppliers/supplier.entity.ts';

export const productSearch: SearchList = { letters: 'p' };
export const categorySearch: SearchList = { letters: 'c' };
export const supplierSearch: SearchList = { letters: 's' };

type ProductText = Pick<Product, 'id' | 'sku' | 'name' | 'description' | 'specs'>;
type CategoryText = Pick<Category, 'id' | 'code' | 'name' | 'description'>;
type SupplierText = Pick<Supplier, 'id' | 'code' | 'name' | 'city' | 'country'>;

export function productText({ id, sku, name, description, specs }: ProductText): SearchText {
  const values = Object.values(specs).filter(isPlain).join(' ');
  return { id, code: sku, title: `${name} ${sku}`, body: `${description} ${values}` };
}

export function categoryText({ id, code, name, description }: CategoryText): SearchText {
  return { id, code, title: `${name} ${code}`, body: description };
}

/** Contact details are left out, because not everybody who searches may see them. */
export function supplierText({ id, code, name, city, country }: SupplierText): SearchText {
  return { id, code, title: `${name} ${code}`, body: `${city ?? ''} ${country ?? ''}` };
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
