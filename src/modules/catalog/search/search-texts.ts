import type { SearchText } from '../../../platform/search/entry-of.ts';
import type { SearchSource } from '../../../platform/search/search-source.ts';

interface Deletable {
  readonly deletedAt?: Date | null;
}

interface ProductText extends Deletable {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly specs: Readonly<Record<string, unknown>>;
}

interface CategoryText extends Deletable {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
}

interface SupplierText extends Deletable {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly city: string | null;
  readonly country: string | null;
}

export const productSearch: SearchSource<ProductText> = {
  letters: 'p',
  properties: ['sku', 'name', 'description', 'specs', 'deletedAt'],
  textOf: unlessDeleted(({ id, sku, name, description, specs }) => {
    const values = Object.values(specs).filter(isPlain).join(' ');
    return { id, code: sku, title: `${name} ${sku}`, body: `${description} ${values}` };
  }),
};

export const categorySearch: SearchSource<CategoryText> = {
  letters: 'c',
  properties: ['code', 'name', 'description', 'deletedAt'],
  textOf: unlessDeleted(({ id, code, name, description }) => {
    return { id, code, title: `${name} ${code}`, body: description };
  }),
};

/** Contact details are left out, because not everybody who searches may see them. */
export const supplierSearch: SearchSource<SupplierText> = {
  letters: 's',
  properties: ['code', 'name', 'city', 'country', 'deletedAt'],
  textOf: unlessDeleted(({ id, code, name, city, country }) => {
    return { id, code, title: `${name} ${code}`, body: `${city ?? ''} ${country ?? ''}` };
  }),
};

/** The catalog is searched by everybody, who see nothing of what is deleted. */
function unlessDeleted<R extends Deletable>(textOf: (row: R) => SearchText) {
  return (row: R): SearchText | null => (row.deletedAt == null ? textOf(row) : null);
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
