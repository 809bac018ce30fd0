import type { Context } from '../../../platform/context/context.ts';
import { insertIfAbsent } from '../../../platform/database/bulk.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { nothingClosed } from './lock-state.ts';
import { RollupState, rollupStateId } from './rollup-state.entity.ts';

/** Writes the one row where there is none. */
export async function ensureState(ctx: Context): Promise<void> {
  const { timeZone } = await readSettings(ctx);
  await insertIfAbsent(ctx, RollupState, { id: rollupStateId, ...nothingClosed, timeZone });
}
