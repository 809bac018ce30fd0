import type mysql from 'mysql2/promise';
import { bundled } from '../../tests/kit/bundled.ts';

const rowsPerRead = 10_000;
const rowsPerInsert = 5_000;

type ServerCode = typeof import('../server-code.ts');
type Values = readonly (string | number)[];

/** Puts all products, categories, and suppliers into the index of words, and the specs of products into their table. */
export async function fillCatalogIndexes(connection: mysql.Connection): Promise<number> {
  const code = (await bundled('bench/server-code.ts')) as ServerCode;
  const { categorySearch, categoryText, productSearch, productText, supplierSearch, supplierText } = code;
  let count = 0;
  for await (const rows of rowsOf(connection, 'category', 'code, name, description'))
    count += await indexWords(
      connection,
      code,
      categorySearch,
      rows.map(row => categoryText(row as never)),
    );
  for await (const rows of rowsOf(connection, 'supplier', 'code, name, city, country'))
    count += await indexWords(
      connection,
      code,
      supplierSearch,
      rows.map(row => supplierText(row as never)),
    );
  for await (const rows of rowsOf(connection, 'product', 'sku, name, description, specs')) {
    const texts = rows.map(row => productText({ ...row, specs: parsed(row.specs) } as never));
    count += await indexWords(connection, code, productSearch, texts);
    await indexSpecs(connection, code, rows);
  }
  return count;
}

/** What is not deleted, in parts. */
async function* rowsOf(
  connection: mysql.Connection,
  table: string,
  columns: string,
): AsyncGenerator<mysql.RowDataPacket[]> {
  for (let after = ''; ; ) {
    const [rows] = await connection.query<mysql.RowDataPacket[]>(
      `select id, ${columns} from ${table} where id > ? and deleted_at is null order by id limit ${rowsPerRead}`,
      [after],
    );
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.id;
  }
}

async function indexWords(
  connection: mysql.Connection,
  { entryOf, postingsOf }: ServerCode,
  list: Parameters<ServerCode['entryOf']>[0],
  texts: readonly Parameters<ServerCode['entryOf']>[1][],
): Promise<number> {
  const entries = texts.map(text => entryOf(list, text));
  const postings = entries
    .flatMap(postingsOf)
    .map(({ listKey, wordKey, sortKey, id }) => [listKey, wordKey, sortKey, id]);
  await insert(
    connection,
    'search_entry (id, list_key, sort_key, code_key, title_key, body_key)',
    entries.map(e => [e.id, e.listKey, e.sortKey, e.codeKey, e.titleKey, e.bodyKey]),
  );
  await insert(connection, 'search_posting (list_key, word_key, sort_key, id)', postings);
  return entries.length;
}

async function indexSpecs(
  connection: mysql.Connection,
  { specKeysOf }: ServerCode,
  products: readonly mysql.RowDataPacket[],
): Promise<void> {
  const specs = products.flatMap(({ id, specs }) =>
    specKeysOf(parsed(specs)).map(({ pathKey, valueKey }) => [pathKey, valueKey, String(id)]),
  );
  await insert(connection, 'product_spec (path_key, value_key, product_id)', specs);
}

/** MariaDB gives JSON as text. */
function parsed(json: unknown): Record<string, unknown> {
  return (typeof json === 'string' ? JSON.parse(json) : json) as Record<string, unknown>;
}

/** In the order of the key, so that what lies together is added together. */
async function insert(connection: mysql.Connection, into: string, rows: Values[]): Promise<void> {
  const sorted = rows
    .map(row => [row.join('\u0000'), row] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
  for (let start = 0; start < sorted.length; start += rowsPerInsert)
    await connection.query(`insert into ${into} values ?`, [sorted.slice(start, start + rowsPerInsert)]);
}
