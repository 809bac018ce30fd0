import DataLoader from 'dataloader';
import type { Context } from '../context/context.ts';
import type { BaseEntity, EntityType } from './base.entity.ts';
import { columnOf, type Row, type Selection, selectRows, tableOf, unionOf } from './rows.ts';
import { listSql, rawSql, sql } from './sql.ts';

interface Wanted {
  readonly id: string;
  readonly selection: Selection;
}

/**
 * Loads a row by its id, together with all others that are requested at the same time, in one statement. Deleted rows
 * are not found.
 */
export function loadById<E extends BaseEntity>(
  ctx: Context,
  entity: EntityType<E>,
  id: string,
  selection: Selection,
): Promise<Row<E> | null> {
  return loaderOf(ctx, entity, () => rowsByIdLoader(ctx, entity)).load({ id, selection });
}

/** The loader of this context under `key`, created on first use. */
export function loaderOf<K, V>(ctx: Context, key: unknown, create: () => DataLoader<K, V>): DataLoader<K, V> {
  let loader = ctx.loaders.get(key) as DataLoader<K, V> | undefined;
  if (!loader) {
    loader = create();
    ctx.loaders.set(key, loader);
  }
  return loader;
}

// Nothing is cached between batches: a batch drops its duplicates, and a request must see at once what it writes.
function rowsByIdLoader<E extends BaseEntity>(
  ctx: Context,
  entity: EntityType<E>,
): DataLoader<Wanted, Row<E> | null> {
  return new DataLoader(
    async wanted => {
      const { db } = ctx.database;
      const selection = unionOf(
        db,
        entity,
        wanted.map(one => one.selection),
      );
      const ids = [...new Set(wanted.map(({ id }) => id))];
      const where = sql`t.id in (${listSql(ids)}) and ${rawSql(columnOf(db, entity, 'deletedAt'))} is null`;
      const statement = sql`${rawSql(`/* ${entity.name} by id */ select ${selection.text} from \`${tableOf(db, entity)}\` as t${selection.joins} where `)}${where}`;
      const rows = await selectRows<E>(ctx, selection, statement);
      const byId = new Map(rows.map(row => [(row as { id: string }).id, row]));
      return wanted.map(({ id }) => byId.get(id) ?? null);
    },
    { cache: false, maxBatchSize: 1_000 },
  );
}

/**
 * Loads the rows that belong to one object, together with those of all others that are requested at the same time.
 * @param key says which rows and which columns of them are loaded
 * @param fetch reads the rows of many objects in one statement; each row has the id of its object as `groupId`
 */
export async function loadGroup<R extends object>(
  ctx: Context,
  key: string,
  id: string,
  fetch: (ids: readonly string[]) => Promise<(R & { groupId: string })[]>,
): Promise<R[]> {
  const loader = loaderOf(ctx, key, () => {
    return new DataLoader<string, R[]>(
      async ids => {
        const byGroup = Map.groupBy(await fetch([...new Set(ids)]), row => row.groupId);
        return ids.map(id => byGroup.get(id) ?? []);
      },
      { cache: false, maxBatchSize: 1_000 },
    );
  });
  return loader.load(id);
}
