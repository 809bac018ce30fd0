import type mysql from 'mysql2/promise';
import { bundled } from '../../tests/kit/bundled.ts';
import { withoutIndexes } from './without-indexes.ts';

const perStatement = 1_000;

interface Document {
  readonly id: string;
}

/** Puts all products, categories, and suppliers into the search index, as the server's own code does, in parts. */
export async function fillSearchIndex(connection: mysql.Connection): Promise<number> {
  const { productDocument, categoryDocument, supplierDocument } = (await bundled(
    'bench/server-code.ts',
  )) as typeof import('../server-code.ts');
  let count = 0;
  await withoutIndexes(connection, 'search_document', async () => {
    count += await copy(connection, 'category', 'id, code, name, description', row =>
      categoryDocument(row as never),
    );
    count += await copy(connection, 'supplier', 'id, code, name, city, country', row =>
      supplierDocument(row as never),
    );
    count += await copy(connection, 'product', 'id, sku, name, description, specs', row =>
      productDocument(row as never),
    );
  });
  return count;
}

async function copy(
  connection: mysql.Connection,
  table: string,
  columns: string,
  documentOf: (row: mysql.RowDataPacket) => Document,
): Promise<number> {
  let [after, count] = ['', 0];
  for (;;) {
    const [rows] = await connection.query<mysql.RowDataPacket[]>(
      `select ${columns} from ${table} where id > ? and deleted_at is null order by id limit ${perStatement}`,
      [after],
    );
    if (rows.length === 0) return count;
    const documents = rows.map(documentOf);
    const names = Object.keys(documents[0]!);
    await connection.query(`insert into search_document (${names.join(', ')}) values ?`, [
      documents.map(document => Object.values(document)),
    ]);
    after = rows.at(-1)!.id;
    count += rows.length;
  }
}
