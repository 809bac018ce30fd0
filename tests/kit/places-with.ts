import { gunzipSync } from 'node:zlib';
import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { compactDecrypt } from 'jose';
import { joinSql, rawSql, sql } from '../../src/platform/database/sql.ts';
import type { TestApp } from './app.ts';

/** A value of the database in which one of the texts stands. */
export interface Place {
  /** `sales_order.notes`. */
  readonly column: string;
  /** Of the row; empty for a table without ids. */
  readonly id: string;
  readonly text: string;
}

/**
 * Where one of these texts stands, whatever its case: in every column of every table that the ORM knows, except those
 * that can hold no text. What is packed is unpacked, and what is sealed is opened.
 */
export async function placesWith(app: TestApp, texts: readonly string[]): Promise<Place[]> {
  const wanted = texts.map(text => text.toLowerCase());
  const places: Place[] = [];
  for (const { table, columns } of textColumns(app)) {
    if (columns.length === 0) continue;
    const list = joinSql(
      columns.map(column => rawSql(`\`${column}\``)),
      ', ',
    );
    const rows = await app.app.database.run<Record<string, unknown>>(
      sql`select ${list} from ${rawSql(`\`${table}\``)}`,
    );
    for (const row of rows)
      for (const column of columns) {
        const text = (await textsIn(app, row[column])).join('\n');
        if (!wanted.some(one => text.toLowerCase().includes(one))) continue;
        places.push({ column: `${table}.${column}`, id: String(row.id ?? ''), text: text.slice(0, 300) });
      }
  }
  return places;
}

/** The columns of places, each once, sorted. */
export function columnsOf(places: readonly Place[]): string[] {
  return [...new Set(places.map(({ column }) => column))].sort();
}

/** Every table with its columns that may hold text, from the metadata of the ORM. */
export function textColumns(app: TestApp): { table: string; columns: string[] }[] {
  const tables = [...app.app.database.metadata.getAll().values()].filter(isTable);
  return tables.map(({ tableName, props }) => ({
    table: tableName,
    columns: props.filter(mayHoldText).flatMap(({ fieldNames }) => fieldNames ?? []),
  }));
}

function isTable({ tableName, abstract, virtual, pivotTable }: EntityMetadata): boolean {
  return Boolean(tableName) && !abstract && !virtual && !pivotTable;
}

/** Every type but those that certainly hold none, so that a column of a new type is read as well. */
function mayHoldText({ persist, fieldNames, runtimeType }: EntityProperty): boolean {
  const isColumn = persist !== false && (fieldNames?.length ?? 0) > 0;
  return isColumn && !['number', 'boolean', 'Date', 'bigint'].includes(runtimeType);
}

/** All that somebody could read out of a value. */
async function textsIn(app: TestApp, value: unknown): Promise<string[]> {
  if (value === null || value === undefined) return [];
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return [bytes.toString('utf8'), ...(isPacked ? [gunzipSync(bytes).toString('utf8')] : [])];
  }
  if (typeof value === 'object') return [JSON.stringify(value)];
  const text = String(value);
  return isSealed(text) ? [text, await opened(app, text)] : [text];
}

const isSealed = (text: string): boolean => /^eyJ[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/.test(text);

/** What `Keys.seal` is used for. A new purpose is added here, else what is sealed for it cannot be read. */
const purposes = ['mail', 'totp-secret', 'refresh-token'];

async function opened(app: TestApp, sealed: string): Promise<string> {
  const { keys } = app.app.services;
  const { plaintext } = await compactDecrypt(sealed, ({ kid }) => {
    const key = purposes.map(purpose => keys.find(purpose, kid)).find(found => found !== undefined);
    if (!key) throw new Error(`A text is sealed for a purpose that is none of ${purposes.join(', ')}.`);
    return key.bytes;
  });
  return new TextDecoder().decode(plaintext);
}
