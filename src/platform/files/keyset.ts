import { rawSql, type Sql, sql } from '../database/sql.ts';

/** Large enough that round trips to the database hardly matter, small enough that no other request waits for a batch. */
export const batchSize = 1_000;

/**
 * Reads a list in batches, each starting right after the last row of the previous one. So every batch costs the same,
 * however far down the list, and no transaction stays open: each row is as committed when its batch was read.
 */
export async function* keysetBatches<R>(
  read: (last: R | null) => Promise<readonly R[]>,
  size: number = batchSize,
): AsyncGenerator<readonly R[]> {
  for (let last: R | null = null; ; ) {
    const rows: readonly R[] = await read(last);
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    last = rows.at(-1)!;
  }
}

/** Condition: after this id, in order of ids. */
export function afterId(last: { readonly id: string } | null): Sql {
  return last === null ? always : sql`t.id > ${last.id}`;
}

/** Condition: after this row, in order of a time and then of ids. The first part lets the index find the position. */
export function afterTime(column: Sql, at: Date | null, id: string | null): Sql {
  if (at === null || id === null) return always;
  return sql`${column} >= ${at} and (${column} > ${at} or t.id > ${id})`;
}

const always = rawSql('1 = 1');

/** The end of a statement that reads one batch. */
export const batchLimit = rawSql(`limit ${batchSize}`);
