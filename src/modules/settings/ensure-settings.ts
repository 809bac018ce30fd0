import type { Context } from '../../platform/context/context.ts';
import { insertIfAbsent } from '../../platform/database/bulk.ts';
import {
  defaultHoldSettings,
  defaultRentalSettings,
  defaultSettings,
  defaultTaxSettings,
  Settings,
  settingsId,
} from './settings.entity.ts';

/** Inserts the one row of settings with the defaults, unless it exists. */
export async function ensureSettings(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  await insertIfAbsent(ctx, Settings, {
    id: settingsId,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    version: 1,
    ...defaultSettings,
    ...defaultRentalSettings,
    ...defaultHoldSettings,
    ...defaultTaxSettings,
  });
}
