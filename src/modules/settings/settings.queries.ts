import type { Context } from '../../platform/context/context.ts';
import { loadById } from '../../platform/database/load.ts';
import { type Row, selectionOf } from '../../platform/database/rows.ts';
import { currencyCache } from './currency-cache.ts';
import {
  defaultHoldSettings,
  defaultRentalSettings,
  defaultSettings,
  Settings,
  settingsId,
} from './settings.entity.ts';

/** The store's settings; the defaults when there is no row yet. */
export async function readSettings(ctx: Context): Promise<Row<Settings>> {
  const selection = selectionOf(ctx.database.db, Settings, [
    ...Object.keys(defaultSettings),
    ...Object.keys(defaultRentalSettings),
    ...Object.keys(defaultHoldSettings),
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
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
      version: 0,
    } as Row<Settings>)
  );
}

/**
 * The store's currency, at most a few seconds old. Good enough for reading an amount in a filter, and it saves a
 * statement. Code that writes takes the currency from `readSettings`.
 */
export async function storeCurrency(ctx: Context): Promise<string> {
  const cache = ctx.services.get(currencyCache);
  const known = cache.currencyCode;
  if (known !== undefined) return known;
  const { currencyCode } = await readSettings(ctx);
  cache.remember(currencyCode);
  return currencyCode;
}

/** The store's settings by their id, which everybody may see. */
export async function settingsById(ctx: Context, id: string): Promise<Row<Settings> | null> {
  return id === settingsId ? readSettings(ctx) : null;
}
