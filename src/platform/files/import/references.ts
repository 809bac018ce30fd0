import { LRUCache } from 'lru-cache';
import type { Context } from '../../context/context.ts';
import type { BaseEntity, EntityType } from '../../database/base.entity.ts';
import { isColumn, query, tableOf } from '../../database/rows.ts';
import { listSql, rawSql, sql } from '../../database/sql.ts';
import type { Parsed } from './columns.ts';

const maxKept = 10_000;

/**
 * The objects that the rows of a file name by their codes, such as the categories of products. Each is locked, and guarded
 * where it can be, until the import ends, so that nobody deletes it meanwhile.
 */
export class References {
  // A file names few of them often, or many of them once; either way this many are enough.
  readonly #ids = new LRUCache<string, string>({ max: maxKept });

  constructor(
    private readonly entity: EntityType<BaseEntity>,
    private readonly name: string,
  ) {}

  /** Finds what a batch names. Returns how to look it up. */
  async find(
    ctx: Context,
    codes: readonly (string | null | undefined)[],
  ): Promise<<T extends string | null | undefined>(code: T) => Parsed<T>> {
    const keys = new Set(codes.filter(code => code != null).map(code => code.toLowerCase()));
    const ids = new Map<string, string>();
    for (const key of keys) {
      const id = this.#ids.get(key);
      if (id !== undefined) ids.set(key, id);
    }
    const unknown = [...keys].filter(key => !ids.has(key));
    for (const { id, code } of await this.#lock(ctx, unknown)) {
      ids.set(code.toLowerCase(), id);
      this.#ids.set(code.toLowerCase(), id);
    }
    return <T extends string | null | undefined>(code: T): Parsed<T> => {
      if (code == null) return { value: code };
      const id = ids.get(code.toLowerCase());
      return id === undefined
        ? { reason: `There is no ${this.name} with the code "${code}".` }
        : { value: id as T };
    };
  }

  async #lock(ctx: Context, codes: readonly string[]): Promise<{ id: string; code: string }[]> {
    if (codes.length === 0) return [];
    const { db } = ctx.database;
    const isGuarded = isColumn(db, this.entity, 'guard');
    const lock = isGuarded ? db.dialect.forUpdate : db.dialect.forShare;
    const table = rawSql(`\`${tableOf(db, this.entity)}\``);
    const found = await query<{ id: string; code: string }>(
      ctx,
      sql`/* import references */ select id, code from ${table} where code in (${listSql(codes)}) and deleted_at is null${lock}`,
    );
    if (isGuarded) {
      const ids = listSql(found.map(({ id }) => id));
      await query(ctx, sql`/* guard */ update ${table} set guard = 1 - guard where id in (${ids})`);
    }
    return found;
  }
}
