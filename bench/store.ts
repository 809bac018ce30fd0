import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { adjectives, things } from '../tests/kit/product-words.ts';

export interface StoreSize {
  readonly products: number;
  readonly categories: number;
  readonly suppliers: number;
}

/** Writes a store of this size as CSV files for `import`. The same size always gives the same files. */
export async function writeStore(folder: string, size: StoreSize): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const pad = (n: number, width: number) => String(n).padStart(width, '0');
  // A tenth of the categories are roots; the others are below them.
  const roots = Math.max(1, Math.floor(size.categories / 10));
  await writeLines(join(folder, 'categories.csv'), 'code,name,description,parentCode', size.categories, i =>
    [
      `cat-${pad(i, 4)}`,
      `Category ${pad(i, 4)}`,
      `Things of kind ${i}`,
      i < roots ? '' : `cat-${pad(i % roots, 4)}`,
    ].join(','),
  );
  await writeLines(
    join(folder, 'suppliers.csv'),
    'code,name,contactName,email,phone,city,country',
    size.suppliers,
    i =>
      [
        `sup-${pad(i, 4)}`,
        `Supplier ${pad(i, 4)}`,
        `Person ${i}`,
        `s${i}@example.com`,
        '',
        `City ${i % 40}`,
        `Country ${i % 20}`,
      ].join(','),
  );
  await writeLines(
    join(folder, 'products.csv'),
    'sku,name,description,categoryCode,supplierCode,price,stockOnHand,lowStockThreshold,discontinued,specs',
    size.products,
    i => {
      const name = `${adjectives[i % 10]} ${things[Math.floor(i / 10) % 10]} ${pad(i, 6)}`;
      const specs = `"{""watts"": ${i % 100}, ""color"": ""${['black', 'white', 'red'][i % 3]}""}"`;
      const price = `${10 + ((i * 37) % 2000)}.${pad(i % 100, 2)}`;
      return [
        `SKU-${pad(i, 6)}`,
        name,
        `A ${name} for everyday use and gentle hands`,
        `cat-${pad(i % size.categories, 4)}`,
        `sup-${pad(i % size.suppliers, 4)}`,
        price,
        i % 50,
        5,
        false,
        specs,
      ].join(',');
    },
  );
}

async function writeLines(
  file: string,
  header: string,
  count: number,
  line: (index: number) => string,
): Promise<void> {
  const stream = createWriteStream(file);
  stream.write(`${header}\n`);
  for (let index = 0; index < count; index++) {
    if (!stream.write(`${line(index)}\n`))
      await new Promise<void>(resolve => stream.once('drain', () => resolve()));
  }
  stream.end();
  await finished(stream);
}
