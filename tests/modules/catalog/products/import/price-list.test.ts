import iconv from 'iconv-lite';
import { beforeEach, describe, expect, it } from 'vitest';
import { useApp } from '../../../../kit/app.ts';
import { makeSeller } from '../../../../kit/factories/seller.ts';
import { adjust } from '../../../../kit/factories/stock.ts';
import { importCsv, importProblems } from '../../../../kit/import.ts';
import { ledgerProblems } from '../../../../kit/ledger.ts';

const app = useApp();

const skus = ['TEA-1', 'OIL-2', 'MUG-3', 'JAM-4'];

/** All columns of all products, by SKU. */
async function products(): Promise<Record<string, Record<string, unknown>>> {
  const rows = await app().sql<Record<string, unknown>>('select * from product order by sku');
  return Object.fromEntries(rows.map(row => [String(row.sku), { ...row }]));
}

async function rowsOf(...tables: string[]): Promise<unknown[]> {
  return Promise.all(tables.map(table => app().sql(`select * from ${table} order by id`)));
}

/** A price list as a spreadsheet of Western Europe saves it. */
const priceList = (...lines: string[]) => ({
  'products.csv': iconv.encode(`${['sku;price', ...lines].join('\r\n')}\r\n`, 'windows-1252'),
});

beforeEach(async () => {
  await importCsv(app(), {
    'categories.csv': 'code,name\npantry,Pantry\n',
    'suppliers.csv': 'code,name\nmill,The Mill\n',
    'products.csv': [
      'sku,name,description,categoryCode,supplierCode,price,rentalMonthlyRate,rentalMinimumMonths,rentalDeposit,stockOnHand,lowStockThreshold,discontinued,specs,images',
      'TEA-1,Grüner Tee,Loose,pantry,mill,4.50,,,,40,7,false,"{""grams"": 100}",https://example.com/tea.png|https://example.com/tea-2.png',
      'OIL-2,Olive oil,,pantry,,12.00,,,,12,3,true,,',
      'MUG-3,Mug,,,mill,8.00,1.50,6,10.00,30,,false,,https://example.com/mug.png',
      'JAM-4,Jam,,,,3.25,,,,0,,false,,',
    ].join('\n'),
  });
});

describe('a price list from a spreadsheet', () => {
  it('changes prices and nothing else', async () => {
    const seller = await makeSeller(app());
    const { productBySku } = await app().ask('guest', '{ productBySku(sku: "TEA-1") { id } }');
    await seller.sell({ lines: [{ productId: productBySku.id, quantity: 4 }] });
    await adjust(app(), { productId: productBySku.id, delta: -1 });
    const others = ['category', 'supplier', 'stock_movement', 'sales_order', 'order_line'];
    const [before, othersBefore] = [await products(), await rowsOf(...others)];
    expect(before['TEA-1']).toMatchObject({ stock_on_hand: 35 });

    const formats: string[] = [];
    const list = priceList('TEA-1;4,90', 'oil-2;1.012,5', 'MUG-3;7', 'JAM-4;3.25');
    const { files } = await importCsv(app(), list, { onFormat: (_file, format) => formats.push(format) });
    // Without a letter that only one of them has, the encodings are the same.
    expect(formats).toEqual(['semicolons, UTF-8']);
    expect(files[0]).toMatchObject({ changes: { created: 0, updated: 3, unchanged: 1 }, notes: [] });

    const after = await products();
    expect(skus.map(sku => Number(after[sku]?.price_minor))).toEqual([490, 101_250, 700, 325]);
    expect(await rowsOf(...others)).toEqual(othersBefore);
    const rest = (rows: typeof before) =>
      Object.values(rows).map(({ price_minor, updated_at, version, ...row }) => row);
    expect(rest(after)).toEqual(rest(before));
    expect(after['JAM-4']).toEqual(before['JAM-4']);
    expect(await ledgerProblems(app())).toEqual([]);
  });

  it('is recognized as Windows-1252 by its letters', async () => {
    const formats: string[] = [];
    const csv = iconv.encode('sku;name;price\r\nTEA-1;Früchtetee – 5 €;5,10\r\n', 'windows-1252');
    await importCsv(app(), { 'products.csv': csv }, { onFormat: (_file, format) => formats.push(format) });
    expect(formats).toEqual(['semicolons, Windows-1252']);
    expect((await products())['TEA-1']).toMatchObject({ name: 'Früchtetee – 5 €' });
  });

  it('creates nothing, since a new product needs a name', async () => {
    const before = await products();
    expect(await importProblems(importCsv(app(), priceList('TEA-1;9', 'NEW-1;9,50')))).toEqual([
      'products.csv:3: "NEW-1" is new, and a new row needs the column name, which the file lacks.',
    ]);
    expect(await products()).toEqual(before);
  });

  it('asks about a price that could be read in two ways', async () => {
    expect(await importProblems(importCsv(app(), priceList('TEA-1;1,234', 'OIL-2;1.234')))).toEqual([
      'products.csv:2 price: is ambiguous: "1,234" may be 1234 or 1.234. Write "1234" or "1.2340".',
      'products.csv:3 price: is ambiguous: "1.234" may be 1234 or 1.234. Write "1234" or "1.2340".',
    ]);
  });

  it('has no decimal commas where commas separate the fields', async () => {
    const csv = 'sku,price\nTEA-1,"4,90"\n';
    expect(await importProblems(importCsv(app(), { 'products.csv': csv }))).toEqual([
      'products.csv:2 price: must be a decimal number such as "129.90", but it is "4,90".',
    ]);
  });
});
