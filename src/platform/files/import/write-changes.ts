import type { Context } from '../../context/context.ts';
import type { BaseEntity, EntityType } from '../../database/base.entity.ts';
import { bulkUpsert } from '../../database/bulk.ts';
import { columnOf, columnsOf, type Row, selectionOf, selectRows, tableOf } from '../../database/rows.ts';
import { listSql, rawSql, sql } from '../../database/sql.ts';
import { newId } from '../../lib/typed-id.ts';
import { indexWritten } from '../../search/index-for-search.ts';
import type { Changes } from './import-run.ts';

/**
 * Writes imported rows: new rows are created, changed ones are overwritten and, if deleted, restored; unchanged ones are
 * not touched, so that a second import changes nothing. A property that is undefined stays as it is, and so does the
 * upper and lower case of a key. Returns the rows that were written.
 * @param defaults values of a new row that the file does not contain
 * @param refusesNew called for each new row; one that it refuses is not written
 */
export async function writeChanges<E extends BaseEntity>(
  ctx: Context,
  entity: EntityType<E>,
  key: keyof E & string,
  wanted: readonly Partial<Row<E>>[],
  defaults: Partial<Row<E>>,
  changes: Changes,
  refusesNew: (row: Partial<Row<E>>) => boolean = () => false,
): Promise<Row<E>[]> {
  if (wanted.length === 0) return [];
  const existing = await existingByKey(ctx, entity, key, wanted);
  const now = ctx.clock.now();
  const written: (Row<E> & { version: number })[] = [];
  for (const row of wanted) {
    const old = existing.get(keyOf(row, key));
    const values = { ...defined(row), ...(old && { [key]: old[key] }) };
    if (old && isSame(old, values)) {
      changes.unchanged++;
      continue;
    }
    if (!old && refusesNew(row)) continue;
    changes[old ? 'updated' : 'created']++;
    const base = old
      ? { ...old, updatedAt: now, deletedAt: null, version: old.version + 1 }
      : {
          ...defaults,
          id: newId(entity.idPrefix),
          createdAt: now,
          updatedAt: now,
          deletedAt: null,
          version: 1,
        };
    written.push({ ...base, ...values } as (typeof written)[number]);
  }
  // The rows of a statement need the same properties: existing rows have all, new rows those of the file and the defaults.
  await bulkUpsert<E>(
    ctx,
    entity,
    written.filter(row => row.version === 1),
  );
  await bulkUpsert<E>(
    ctx,
    entity,
    written.filter(row => row.version > 1),
  );
  await indexWritten(ctx, entity, written);
  return written;
}

type Existing = Record<string, unknown> & BaseEntity;

async function existingByKey<E extends BaseEntity>(
  ctx: Context,
  entity: EntityType<E>,
  key: keyof E & string,
  wanted: readonly object[],
): Promise<Map<string, Existing>> {
  const { db } = ctx.database;
  const selection = selectionOf(db, entity, columnsOf(db, entity));
  const keys = wanted.map(row => (row as Record<string, unknown>)[key]);
  const from = rawSql(
    `/* import ${entity.name} */ select ${selection.text} from \`${tableOf(db, entity)}\` as t where ${columnOf(db, entity, key)} in (`,
  );
  const statement = sql`${from}${listSql(keys)})${db.dialect.forUpdate}`;
  const rows = await selectRows<Existing>(ctx, selection, statement);
  return new Map(rows.map(row => [keyOf(row, key), row]));
}

// The databases ignore case when they compare keys, and so does this.
function keyOf(row: object, key: string): string {
  return String((row as Record<string, unknown>)[key]).toLowerCase();
}

function isSame(old: Existing, values: object): boolean {
  return (
    old.deletedAt === null && Object.entries(values).every(([name, value]) => sameValue(old[name], value))
  );
}

function defined(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}

function sameValue(a: unknown, b: unknown): boolean {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  return a === b || (typeof a === 'object' && typeof b === 'object' && canonical(a) === canonical(b));
}

// MySQL changes the order of the keys of a JSON object.
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
