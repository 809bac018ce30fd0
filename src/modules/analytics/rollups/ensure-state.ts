import type { Context } from '../../../platform/context/context.ts';
import { insertIfAbsent } from '../../../platform/database/bulk.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { nothingClosed } from './lock-state.ts';
import { RollupState, rollupStateId } from './rollup-state.entity.ts';

/** Creates the single row of the state unless it exists. */
export async function ensureState(ctx: Context): Promise<void> {
  const { timeZone } = await readSettings(ctx);
  await insertIfAbsent(ctx, RollupState, {
    id: rollupStateId,
    ...nothingClosed,
    timeZone,
  });
}
