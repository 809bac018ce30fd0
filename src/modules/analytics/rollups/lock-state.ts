import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { beginning, rollupStateId } from './rollup-state.entity.ts';

interface StateRow {
  readonly closedThrough: string | null;
  readonly openFrom: string | number;
  readonly timeZone: string;
}

export interface LockedState {
  readonly closedThrough: string | null;
  readonly openFrom: Date;
  readonly timeZone: string;
  /** The days are those of a time zone that is no longer the store's. */
  readonly isStale: boolean;
}

/**
 * How far the rollups go, locked until the end of the transaction. Call it before anything else is read: then all reads
 * see the latest commits, and a change that commits later finds the day closed and has it recomputed.
 */
export async function lockState(ctx: Context): Promise<LockedState> {
  const { dialect } = ctx.database.db;
  await query(
    ctx,
    sql`/* analytics.guardState */ update rollup_state set turn = 1 - turn where id = ${rollupStateId}`,
  );
  const [row] = await query<StateRow>(
    ctx,
    sql`/* analytics.lockState */ select closed_through as closedThrough, open_from as openFrom, time_zone as timeZone from rollup_state where id = ${rollupStateId}${dialect.forUpdate}`,
  );
  if (!row) throw new Error('The row of rollup_state is missing. It is created when the server starts.');
  const { timeZone } = await readSettings(ctx);
  const { closedThrough, openFrom } = row;
  return {
    closedThrough,
    openFrom: dialect.readDate(openFrom),
    timeZone: row.timeZone,
    isStale: row.timeZone !== timeZone,
  };
}

/** Records that the days up to this one are closed, or that none is. */
export async function writeState(
  ctx: Context,
  { closedThrough, openFrom, timeZone }: Omit<LockedState, 'isStale'>,
): Promise<void> {
  await query(
    ctx,
    sql`/* analytics.writeState */ update rollup_state set closed_through = ${closedThrough}, open_from = ${openFrom}, time_zone = ${timeZone} where id = ${rollupStateId}`,
  );
}

export const nothingClosed = { closedThrough: null, openFrom: beginning } as const;
