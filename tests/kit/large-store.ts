import mysql from 'mysql2/promise';
import { specKeysOf } from '../../src/modules/catalog/products/specs/spec-keys.ts';
import { categorySearch, productSearch } from '../../src/modules/catalog/search/search-texts.ts';
import { newId } from '../../src/platform/lib/typed-id.ts';
import { entryOf, postingsOf } from '../../src/platform/search/entry-of.ts';
import { adjectives, things } from './product-words.ts';

/** What is in it: 30,000 products in 300 categories of three levels, from 60 suppliers. */
export const largeStore = { products: 30_000, roots: 10, branches: 50, leaves: 240, suppliers: 60 } as const;

const rowsPerInsert = 1_000;

type Value = string | number | null;

/** Fills the empty, migrated MariaDB at this address in a few seconds. Every text but the ids is the same each time. */
export async function fillLargeStore(url: string): Promise<void> {
  const connection = await mysql.createConnection(url);
  try {
    await connection.query('set unique_checks = 0, foreign_key_checks = 0');
    await fill(connection);
    await connection.query(
      'analyze table product, product_spec, category, supplier, search_entry, search_posting',
    );
  } finally {
    await connection.end();
  }
}

async function fill(connection: mysql.Connection): Promise<void> {
  const categories = categoriesOf();
  const suppliers = Array.from({ length: largeStore.suppliers }, () => newId('supplier'));
  await insert(connection, 'category', categories);
  await insert(
    connection,
    'supplier',
    suppliers.map((id, i) => ({
      id,
      ...stamps,
      code: `sup-${i}`,
      name: `Supplier ${pad(i)}`,
      city: `City ${i % 40}`,
      country: `Country ${i % 20}`,
    })),
  );
  const products = Array.from({ length: largeStore.products }, (_, i) => {
    const name = `${adjectives[i % 10]} ${things[Math.floor(i / 10) % 10]} ${pad(i)}`;
    return {
      id: newId('product'),
      ...stamps,
      sku: `SKU-${pad(i)}`,
      name,
      // About as long as shops write them; the words "everyday" and "gentle" are in each of them.
      description: `A ${name} for everyday use and gentle hands. ${'It lasts, it is easy to clean, and it fits everywhere. '.repeat(8)}`,
      category_id: categories[i % categories.length]!.id as string,
      supplier_id: suppliers[i % suppliers.length]!,
      price_minor: 1_000 + ((i * 37) % 200_000),
      currency_code: 'USD',
      specs: JSON.stringify({
        watts: i % 100,
        color: ['black', 'white', 'red'][i % 3],
        size: { width: i % 40, height: i % 30 },
      }),
      images: JSON.stringify([`https://images.example.com/${pad(i)}.jpg`]),
      stock_on_hand: i % 50,
      low_stock_threshold: 5,
      status: 'ACTIVE',
    };
  });
  await insert(connection, 'product', products);
  await insert(
    connection,
    'product_spec',
    products.flatMap(({ id, specs }) =>
      specKeysOf(JSON.parse(String(specs))).map(({ pathKey, valueKey }) => ({
        path_key: pathKey,
        value_key: valueKey,
        product_id: id,
      })),
    ),
  );
  const entries = [
    ...products.map(product => entryOf(productSearch, productSearch.textOf({ ...product, specs: {} })!)),
    ...categories.map(({ id, code, name }) => {
      const category = { id: String(id), code: String(code), name: String(name), description: 'Things' };
      return entryOf(categorySearch, categorySearch.textOf(category)!);
    }),
  ];
  await insert(connection, 'search_entry', entries.map(columns));
  await insert(connection, 'search_posting', entries.flatMap(postingsOf).map(columns));
}

/** Roots, branches below them, and leaves below those. */
function categoriesOf(): Record<string, Value>[] {
  const { roots, branches, leaves } = largeStore;
  const categories: Record<string, Value>[] = [];
  for (let i = 0; i < roots + branches + leaves; i++) {
    const parent = i < roots ? null : i < roots + branches ? i % roots : roots + (i % branches);
    const parentId = parent === null ? null : categories[parent]!.id!;
    const [code, name] = [`cat-${pad(i)}`, `Category ${pad(i)}`];
    categories.push({
      id: newId('category'),
      ...stamps,
      code,
      slug: code,
      name,
      description: `Things of kind ${i}`,
      parent_id: parentId,
    });
  }
  return categories;
}

const stamps = { created_at: '2026-01-05 10:00:00.000', updated_at: '2026-01-05 10:00:00.000', version: 1 };

const pad = (n: number) => String(n).padStart(6, '0');

/** The columns of a row whose properties are named like them. */
function columns(row: object): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}

async function insert(
  connection: mysql.Connection,
  table: string,
  rows: readonly Record<string, Value>[],
): Promise<void> {
  const columns = Object.keys(rows[0]!);
  const statement = `insert into ${table} (${columns.map(column => `\`${column}\``).join(', ')}) values ?`;
  for (let start = 0; start < rows.length; start += rowsPerInsert) {
    const part = rows
      .slice(start, start + rowsPerInsert)
      .map(row => columns.map(column => row[column] ?? null));
    await connection.query(statement, [part]);
  }
}
