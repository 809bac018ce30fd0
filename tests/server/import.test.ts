import { existsSync } from 'node:fs';
import iconv from 'iconv-lite';
import { beforeEach, describe, expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';
import { csvFolder, csvOf } from '../kit/csv.ts';
import { makeProduct } from '../kit/factories/product.ts';
import { importCsv, importProblems } from '../kit/import.ts';
import { northwind } from '../kit/northwind.ts';

const app = useApp();

const header =
  'sku,name,description,categoryCode,supplierCode,price,stockOnHand,lowStockThreshold,discontinued,specs';
const product = (sku: string, price = '1.00', category = '') =>
  `${sku},Product ${sku},,${category},,${price},3,,false,`;
const rows = (...lines: string[]) => csvOf(header, lines);

describe.skipIf(!existsSync(northwind))('import of Northwind', () => {
  it('imports every row exactly, and changes nothing the second time', async () => {
    const first = await importCsv(app(), northwind);
    expect(first.files.map(({ file, changes }) => [file, changes.created])).toEqual([
      ['customers.csv', 91],
      ['staff.csv', 9],
      ['categories.csv', 8],
      ['suppliers.csv', 29],
      ['products.csv', 77],
      ['orders.csv', 830],
      ['order-lines.csv', 2_155],
    ]);
    expect(first.skippedFiles).toEqual([]);

    const query = `{
      products(first: 100) { totalCount nodes { id version updatedAt stock { onHand } } }
      archived: products(filter: { status: ARCHIVED }) { totalCount }
      categories { totalCount } suppliers { totalCount }
      productBySku(sku: "NW-001") { name price { amount } category { slug } supplier { code } specs stock { onHand lowStockThreshold } }
      search(query: "raclette") { nodes { ... on Product { name } } }
    }`;
    const before = await app().ask('guest', query);
    expect(before).toMatchObject({
      products: { totalCount: 77 },
      archived: { totalCount: 8 },
      categories: { totalCount: 8 },
      suppliers: { totalCount: 29 },
      productBySku: {
        name: 'Chai',
        price: { amount: '18.00' },
        category: { slug: 'beverages' },
        supplier: { code: 'SUP-01' },
        specs: { quantityPerUnit: '10 boxes x 20 bags' },
        stock: { onHand: 39, lowStockThreshold: 10 },
      },
      search: { nodes: [{ name: 'Raclette Courdavault' }] },
    });
    const onHand = before.products.nodes.reduce(
      (sum: number, node: { stock: { onHand: number } }) => sum + node.stock.onHand,
      0,
    );
    expect(onHand).toBe(3_119);

    const second = await importCsv(app(), northwind);
    expect(second.files.map(({ changes }) => changes)).toEqual([
      { created: 0, updated: 0, unchanged: 91 },
      { created: 0, updated: 0, unchanged: 9 },
      { created: 0, updated: 0, unchanged: 8 },
      { created: 0, updated: 0, unchanged: 29 },
      { created: 0, updated: 0, unchanged: 77 },
      { created: 0, updated: 0, unchanged: 830 },
      { created: 0, updated: 0, unchanged: 2_155 },
    ]);
    expect(await app().ask('guest', query)).toEqual(before);
  });
});

describe('import', () => {
  let prefix = 0;
  beforeEach(() => {
    prefix++;
  });
  const sku = (n: number) => `I${prefix}-${n}`;
  const bySku = async (n: number) =>
    (await app().ask('guest', `{ productBySku(sku: "${sku(n)}") { name status version price { amount } } }`))
      .productBySku;

  it('updates what differs, keeps what the file does not contain, and restores deleted rows', async () => {
    const made = await makeProduct(app(), { sku: sku(1), images: ['https://example.com/a.png'] });
    const other = await makeProduct(app(), { sku: sku(2) });
    await app().mutate('deleteProduct', { productId: other.id }, 'deletedProductId');
    const { files } = await importCsv(app(), {
      'products.csv': rows(product(sku(1), '7.50'), product(sku(2))),
    });
    expect(files[0]!.changes).toEqual({ created: 0, updated: 2, unchanged: 0 });
    const query = `{ a: productBySku(sku: "${sku(1)}") { id images version price { amount } } b: productBySku(sku: "${sku(2)}") { id deletedAt } }`;
    expect(await app().ask('guest', query)).toEqual({
      a: { id: made.id, images: ['https://example.com/a.png'], version: 2, price: { amount: '7.50' } },
      b: { id: other.id, deletedAt: null },
    });
  });

  it('reads a byte order mark, CRLF, any order of columns, quoted newlines, and discontinued products', async () => {
    const csv = `\uFEFFname,sku,price,description,categoryCode,supplierCode,stockOnHand,lowStockThreshold,discontinued,specs\r\n"Two\r\nlines",${sku(2)},2,,,,0,,false,\r\nOld,${sku(1)},1.5,"a, ""b""",,,1,2,true,"{""a"": 1}"\r\n`;
    const failed = await importProblems(importCsv(app(), { 'products.csv': csv }));
    expect(failed).toEqual([
      expect.stringMatching(/^products\.csv:2 name: must not contain control characters/),
    ]);
    await importCsv(app(), { 'products.csv': csv.replace('"Two\r\nlines"', 'Two') });
    expect(await bySku(1)).toMatchObject({ name: 'Old', status: 'ARCHIVED', price: { amount: '1.50' } });
  });

  it('names file, line, column, and reason of each invalid row, and imports nothing', async () => {
    const good = Array.from({ length: 55 }, (_, index) => product(sku(index)));
    const csv = rows(
      ...good,
      product(sku(900), 'cheap'),
      product(sku(901), '1', 'nowhere'),
      product(sku(0)),
      'too,few',
    );
    expect(await importProblems(importCsv(app(), { 'products.csv': csv }))).toEqual(
      expect.arrayContaining([
        'products.csv:57 price: must be a decimal number such as "129.90", but it is "cheap".',
        'products.csv:58 categoryCode: There is no category with the code "nowhere".',
        'products.csv:59 sku: is the same as on line 2.',
        'products.csv:60: has 2 fields, but the header has 10.',
      ]),
    );
    expect(await bySku(0)).toBeNull();
  });

  it('skips invalid rows with --skip-invalid and imports the others', async () => {
    const csv = rows(product(sku(1)), product(sku(2), '-5'), product(sku(3)));
    const { files, problems } = await importCsv(app(), { 'products.csv': csv }, { skipInvalid: true });
    expect(files[0]).toMatchObject({ changes: { created: 2 }, skipped: 1 });
    expect(problems.lines()).toEqual(['products.csv:3 price: must be 0 or more, but it is -5.']);
    expect([await bySku(1), await bySku(2), await bySku(3)]).toEqual([
      expect.anything(),
      null,
      expect.anything(),
    ]);
  });

  it('refuses a file in which no row is valid, also with --skip-invalid', async () => {
    const csv = rows(product(sku(1), 'cheap'), product(sku(2), '-5'));
    const importing = importCsv(app(), { 'products.csv': csv }, { skipInvalid: true });
    await expect(importing).rejects.toThrow('Nothing was imported: none of the 2 rows is valid.');
    expect(await importProblems(importing)).toHaveLength(2);
    const unchanged = rows(product(sku(3)));
    await importCsv(app(), { 'products.csv': unchanged });
    const { files } = await importCsv(
      app(),
      { 'products.csv': `${unchanged}${product(sku(4), 'x')}\n` },
      { skipInvalid: true },
    );
    expect(files[0]).toMatchObject({ changes: { created: 0, updated: 0, unchanged: 1 }, skipped: 1 });
  });

  it.each([
    ['no column of the key', 'name,price\nA,1\n', /products\.csv:1: has no column sku, which says what/],
    ['an unknown column', `${header},color\n`, /unknown column color; known are sku, name/],
    ['a column twice', `${header},sku\n`, /has the column sku twice/],
    ['an empty file', '', /products\.csv:1: is empty/],
    ['an open quote', `${header}\n"A,B`, /products\.csv:2: is not well-formed CSV/],
    [
      'damaged UTF-8',
      Buffer.from([...Buffer.from(`${header}\nA,Čaj é`), 0xff]),
      /products\.csv:2: is not valid UTF-8/,
    ],
    [
      'a character that is cut off',
      Buffer.from(`${header}\nA,Čaj é`).subarray(0, -1),
      /products\.csv:2: is not valid UTF-8/,
    ],
  ])('refuses a file with %s, whatever the options', async (_what, content, message) => {
    const folder = { 'products.csv': content };
    expect((await importProblems(importCsv(app(), folder, { skipInvalid: true }))).join('\n')).toMatch(
      message,
    );
  });

  const semicolons = (text: string) => text.replaceAll(',', ';');
  const tabs = (text: string) => text.replaceAll(',', '\t');
  it.each<[format: string, encode: (text: string) => string | Buffer]>([
    ['commas, UTF-8', text => text],
    ['commas, UTF-8 with BOM', text => `\uFEFF${text}`],
    ['commas, Windows-1252', text => iconv.encode(text, 'windows-1252')],
    ['semicolons, UTF-8', text => semicolons(text)],
    ['semicolons, UTF-8', text => `sep=;\r\n${semicolons(text)}`],
    ['semicolons, UTF-8 with BOM', text => `\uFEFFsep=;\n${semicolons(text)}`],
    ['semicolons, Windows-1252', text => iconv.encode(semicolons(text), 'windows-1252')],
    ['tabs, UTF-8', text => tabs(text)],
    ['tabs, UTF-16LE', text => Buffer.from(`\uFEFF${tabs(text)}`, 'utf16le')],
    ['semicolons, UTF-16BE', text => Buffer.from(`\uFEFF${semicolons(text)}`, 'utf16le').swap16()],
  ])('reads %s (%#), and reports it', async (format, encode) => {
    const formats: string[] = [];
    const line = product(sku(1)).replace(`Product ${sku(1)}`, 'Öl für 5 €');
    const { files } = await importCsv(
      app(),
      { 'products.csv': encode(rows(line)) },
      { onFormat: (file, found) => formats.push(`${file}: ${found}`) },
    );
    expect(formats).toEqual([`products.csv: ${format}`]);
    expect(files[0]!.changes.created).toBe(1);
    expect(await bySku(1)).toMatchObject({ name: 'Öl für 5 €' });
  });

  it('counts the line that names the delimiter', async () => {
    const csv = `sep=;\n${semicolons(rows(product(sku(1), 'cheap')))}`;
    expect(await importProblems(importCsv(app(), { 'products.csv': csv }))).toEqual([
      expect.stringMatching(/^products\.csv:3 price: must be a decimal number/),
    ]);
  });

  it('reports that there is nothing to import', async () => {
    await expect(importCsv(app(), '/nowhere')).rejects.toThrow('There is no folder /nowhere.');
    await expect(importCsv(app(), { 'notes.csv': '' })).rejects.toThrow(/none of customers\.csv, staff\.csv/);
  });

  it('builds the tree whatever the order of rows, and refuses circles and unknown parents', async () => {
    const lines = (...text: string[]) => ['code,name,description,parentCode', ...text].join('\n');
    const [a, b, c] = [1, 2, 3].map(sku);
    await importCsv(
      app(),
      csvFolder({
        'categories.csv': lines(`${c},Leaf ${c},,${b}`, `${b},Middle ${b},,${a}`, `${a},Root ${a},,`),
      }),
    );
    const { categories } = await app().ask(
      'guest',
      `{ categories(filter: { search: "Leaf ${c}" }) { nodes { ancestors { code } } } }`,
    );
    expect(categories.nodes).toEqual([{ ancestors: [{ code: a }, { code: b }] }]);
    const circle = csvFolder({
      'categories.csv': lines(`${sku(4)},x,,${sku(5)}`, `${sku(5)},y,,${sku(4)}`, `${sku(6)},z,,nobody`),
    });
    expect(await importProblems(importCsv(app(), circle))).toEqual([
      expect.stringMatching(/categories\.csv:2 parentCode: leads back/),
      expect.stringMatching(/categories\.csv:3 parentCode: leads back/),
      'categories.csv:4 parentCode: There is no category with the code "nobody".',
    ]);
  });

  it('refuses to move a category under one that is below it, or below the lowest level', async () => {
    const code = (n: number) => `${sku(n)}-tree`;
    const chain = Array.from({ length: 8 }, (_, n) => `${code(n)},Level ${n},${n === 0 ? '' : code(n - 1)}`);
    await importCsv(app(), { 'categories.csv': csvOf('code,name,parentCode', chain) });
    const moved = csvOf('code,parentCode', [`${code(1)},${code(3)}`]);
    const expected = [
      expect.stringMatching(/^categories\.csv:2 parentCode: leads back .* or deeper than 8 levels/),
    ];
    expect(await importProblems(importCsv(app(), { 'categories.csv': moved }))).toEqual(expected);
    const deeper = csvOf('code,name,parentCode', [`${code(9)},Deep,${code(7)}`]);
    expect(await importProblems(importCsv(app(), { 'categories.csv': deeper }))).toEqual(expected);
    const renamed = csvOf('code,name', [`${code(7)},Leaf`]);
    const { files } = await importCsv(app(), { 'categories.csv': renamed });
    expect(files[0]!.changes).toEqual({ created: 0, updated: 1, unchanged: 0 });
    const { categories } = await app().ask(
      'guest',
      `{ categories(filter: { search: "Leaf" }) { nodes { code ancestors { code } } } }`,
    );
    const leaf = categories.nodes.find((node: { code: string }) => node.code === code(7));
    expect(leaf.ancestors).toHaveLength(7);
  });

  it.each(['customers.csv', 'suppliers.csv', 'staff.csv'])('keeps what %s has no column for', async file => {
    const email = `${sku(1)}@example.com`.toLowerCase();
    await importCsv(app(), { [file]: csvOf('code,name,email', [`${sku(1)},Ann,${email}`]) });
    const { files } = await importCsv(app(), { [file]: csvOf('code,name', [`${sku(1)},Anna`]) });
    expect(files[0]!.changes).toEqual({ created: 0, updated: 1, unchanged: 0 });
    const again = await importCsv(app(), { [file]: csvOf('code,email', [`${sku(1)},${email}`]) });
    expect(again.files[0]!.changes).toEqual({ created: 0, updated: 0, unchanged: 1 });
    expect(await importProblems(importCsv(app(), { [file]: csvOf('code', [sku(2)]) }))).toEqual([
      `${file}:2: "${sku(2)}" is new, and a new row needs the column name, which the file lacks.`,
    ]);
  });
});
