import { LRUCache } from 'lru-cache';
import type { Context } from '../context/context.ts';
import { query } from './rows.ts';
import type { Sql } from './sql.ts';

// By database. What a table has changes slowly, and nothing depends on it being exact.
const known = new WeakMap<object, LRUCache<string, number>>();

/** How many rows a statement would read, as the server guesses from its indexes without reading them. Kept for a minute. */
export async function estimateRows(ctx: Context, statement: Sql): Promise<number> {
  const { db } = ctx.database;
  const ofDatabase = known.get(db) ?? new LRUCache<string, number>({ max: 1_000, ttl: 60_000 });
  known.set(db, ofDatabase);
  const key = JSON.stringify([statement.text, statement.values]);
  const old = ofDatabase.get(key);
  if (old !== undefined) return old;
  const [plan] = await query<{ rows: number | string | null }>(ctx, {
    text: `explain ${statement.text}`,
    values: statement.values,
  });
  const rows = Number(plan?.rows ?? 0);
  ofDatabase.set(key, rows);
  return rows;
}
