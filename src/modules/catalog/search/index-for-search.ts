import type { Context } from '../../../platform/context/context.ts';
import { bulkUpsert } from '../../../platform/database/bulk.ts';
import { foldedWords, indexedText } from '../../../platform/lib/search-text.ts';
import type { Category } from '../categories/category.entity.ts';
import type { Product } from '../products/product.entity.ts';
import type { Supplier } from '../suppliers/supplier.entity.ts';
import { SearchDocument } from './search-document.entity.ts';

// This fits the column even at four bytes a character.
const maxBodyLength = 16_000;
const maxTitleLength = 1_000;

type Document = Pick<SearchDocument, 'id' | 'type' | 'code' | 'title' | 'body'>;

type ProductText = Pick<Product, 'id' | 'sku' | 'name' | 'description' | 'specs'>;
type CategoryText = Pick<Category, 'id' | 'code' | 'name' | 'description'>;
type SupplierText = Pick<Supplier, 'id' | 'code' | 'name' | 'city' | 'country'>;

export function productDocument({ id, sku, name, description, specs }: ProductText): Document {
  return documentOf(
    id,
    'Product',
    sku,
    `${name} ${sku}`,
    `${description} ${Object.values(specs).filter(isPlain).join(' ')}`,
  );
}

export function categoryDocument({ id, code, name, description }: CategoryText): Document {
  return documentOf(id, 'Category', code, `${name} ${code}`, description);
}

/** Contact details are left out, because not everybody who searches may see them. */
export function supplierDocument({ id, code, name, city, country }: SupplierText): Document {
  return documentOf(id, 'Supplier', code, `${name} ${code}`, `${city ?? ''} ${country ?? ''}`);
}

/** Adds things to the search index, or updates them there, in the same transaction as the change itself. */
export async function indexForSearch(ctx: Context, documents: readonly Document[]): Promise<void> {
  await bulkUpsert(ctx, SearchDocument, documents);
}

export async function removeFromSearch(ctx: Context, id: string): Promise<void> {
  await ctx.em.nativeDelete(SearchDocument, { id });
}

function documentOf(id: string, type: Document['type'], code: string, title: string, body: string): Document {
  const joinedCode = foldedWords(code).join('');
  return {
    id,
    type,
    code: joinedCode.slice(0, 64),
    // "TV-55" is found as "tv 55" and as "tv55".
    title: indexedText(`${title} ${joinedCode}`).slice(0, maxTitleLength),
    body: indexedText(body).slice(0, maxBodyLength),
  };
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
