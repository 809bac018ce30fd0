import type { Context } from '../../platform/context/context.ts';
import { loadById } from '../../platform/database/load.ts';
import { type Row, selectionOf } from '../../platform/database/rows.ts';
import {
  defaultHoldSettings,
  defaultRentalSettings,
  defaultSettings,
  defaultTaxSettings,
  Settings,
  settingsId,
} from './settings.entity.ts';
import { settingsCache } from './settings-cache.ts';

/** The store's settings; the defaults when there is no row yet. */
export async function readSettings(ctx: Context): Promise<Row<Settings>> {
  const selection = selectionOf(ctx.database.db, Settings, [
    ...Object.keys(defaultSettings),
    ...Object.keys(defaultRentalSettings),
    ...Object.keys(defaultHoldSettings),
    ...Object.keys(defaultTaxSettings),
    'createdAt',
    'updatedAt',
    'version',
  ]);
  const now = ctx.clock.now();
  return (
    (await loadById(ctx, Settings, settingsId, selection)) ??
    ({
      id: settingsId,
      ...defaultSettings,
      ...defaultRentalSettings,
      ...defaultHoldSettings,
      ...defaultTaxSettings,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
      version: 0,
    } as Row<Settings>)
  );
}

/**
 * The store's settings as they were at most a second ago; a change that this process has made shows at once, unless
 * somebody was reading them just then. For what is asked often and may be a moment late: limits, rates that are copied,
 * filters. What must not miss a change, such as the time zone of closed days, is read by `readSettings`.
 */
export async function knownSettings(ctx: Context): Promise<Row<Settings>> {
  const cache = ctx.services.get(settingsCache);
  const known = cache.value;
  if (known) return known;
  const settings = await readSettings(ctx);
  cache.remember(settings);
  return settings;
}

/** The store's settings by their id, which everybody may see. */
export async function settingsById(ctx: Context, id: string): Promise<Row<Settings> | null> {
  return id === settingsId ? readSettings(ctx) : null;
}
