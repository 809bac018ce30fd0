import type { Context } from '../../platform/context/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { loadById } from '../../platform/database/load.ts';
import { type Row, selectionOf } from '../../platform/database/rows.ts';
import { defaultRentalSettings, defaultSettings, Settings, settingsId } from './settings.entity.ts';

/** The store's settings, or their defaults. */
export async function readSettings(ctx: Context): Promise<Row<Settings>> {
  const selection = selectionOf(ctx.database.db, Settings, [
    ...Object.keys(defaultSettings),
    ...Object.keys(defaultRentalSettings),
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
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
      version: 0,
    } as Row<Settings>)
  );
}

const currencies = new WeakMap<Database, { currencyCode: string; until: number }>();
const currencyCacheMs = 5_000;

/**
 * The store's currency, as it was at most a few seconds ago: good enough to read an amount in a filter, and it saves
 * the filter a statement of its own. What is written takes the currency from `readSettings`.
 */
export async function storeCurrency(ctx: Context): Promise<string> {
  const { db } = ctx.database;
  const now = ctx.clock.now().getTime();
  const known = currencies.get(db);
  if (known && now < known.until) return known.currencyCode;
  const { currencyCode } = await readSettings(ctx);
  rememberCurrency(ctx, currencyCode);
  return currencyCode;
}

export function rememberCurrency(ctx: Context, currencyCode: string): void {
  const until = ctx.clock.now().getTime() + currencyCacheMs;
  currencies.set(ctx.database.db, { currencyCode, until });
}
