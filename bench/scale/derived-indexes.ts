import type mysql from 'mysql2/promise';
import { bundled } from '../../tests/kit/bundled.ts';

const rowsPerRead = 10_000;
const rowsPerInsert = 5_000;

type ServerCode = typeof import('../server-code.ts');
type Values = readonly (string | number)[];

interface Searched {
  readonly table: string;
  readonly columns: string;
  readonly source: Parameters<ServerCode['entryOf']>[0] & { textOf: (row: never) => SearchText | null };
}

type SearchText = Parameters<ServerCode['entryOf']>[1];

/** Puts all that a search finds into the index of words, and the specs of products into their table. */
export async function fillIndexes(connection: mysql.Connection): Promise<number> {
  const code = (await bundled('bench/server-code.ts')) as ServerCode;
  const searched: readonly Searched[] = [
    { table: 'category', columns: 'code, name, description', source: code.categorySearch },
    { table: 'supplier', columns: 'code, name, city, country', source: code.supplierSearch },
    { table: 'product', columns: 'sku, name, description, specs', source: code.productSearch },
    {
      table: 'customer',
      columns: 'code, name, contact_name as contactName, email',
      source: code.customerSearch,
    },
    { table: 'user', columns: 'name, email', source: code.userSearch },
    { table: 'staff_member', columns: 'code, name, email, job_title as jobTitle', source: code.staffSearch },
  ];
  let count = 0;
  for (const of of searched) {
    for await (const rows of rowsOf(connection, of)) {
      count += await indexWords(connection, code, of, rows);
      if (of.source === code.productSearch) await indexSpecs(connection, code, rows);
    }
  }
  return count;
}

/** All rows, in parts. */
async function* rowsOf(
  connection: mysql.Connection,
  { table, columns }: Searched,
): AsyncGenerator<mysql.RowDataPacket[]> {
  for (let after = ''; ; ) {
    const [rows] = await connection.query<mysql.RowDataPacket[]>(
      `select id, deleted_at as deletedAt, ${columns} from \`${table}\` where id > ? order by id limit ${rowsPerRead}`,
      [after],
    );
    if (rows.length === 0) return;
    for (const row of rows) if ('specs' in row) row.specs = parsed(row.specs);
    yield rows;
    after = rows.at(-1)!.id;
  }
}

async function indexWords(
  connection: mysql.Connection,
  { entryOf, postingsOf }: ServerCode,
  { source }: Searched,
  rows: readonly mysql.RowDataPacket[],
): Promise<number> {
  const texts = rows.flatMap(row => source.textOf(row as never) ?? []);
  const entries = texts.map(text => entryOf(source, text));
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
    specKeysOf(specs).map(({ pathKey, valueKey }) => [pathKey, valueKey, String(id)]),
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
    // The server itself has indexed the accounts that it made.
    await connection.query(`insert ignore into ${into} values ?`, [
      sorted.slice(start, start + rowsPerInsert),
    ]);
}
