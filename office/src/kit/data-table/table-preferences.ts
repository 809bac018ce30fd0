import type { Density } from './table-types.ts';

export type TablePreferences = {
  /** Only what the reader changed, so that columns added later show as they are meant to. */
  columns: Record<string, boolean>;
  density: Density;
};

type Preferences = Pick<Storage, 'getItem' | 'setItem'>;

const prefix = 'tradepost.table.';

export function readTablePreferences(storage: Preferences, table: string): TablePreferences {
  const stored = parse(storage.getItem(prefix + table));
  const columns = Object.entries(stored.columns ?? {}).filter(
    (entry): entry is [string, boolean] => typeof entry[1] === 'boolean',
  );
  return {
    columns: Object.fromEntries(columns),
    density: stored.density === 'compact' ? 'compact' : 'comfortable',
  };
}

export function writeTablePreferences(
  storage: Preferences,
  table: string,
  preferences: TablePreferences,
): void {
  storage.setItem(prefix + table, JSON.stringify(preferences));
}

type Column = { id: string; hideable?: boolean; hiddenAtFirst?: boolean };

export function isColumnShown(column: Column, preferences: TablePreferences): boolean {
  if (!column.hideable && !column.hiddenAtFirst) return true;
  return preferences.columns[column.id] ?? !column.hiddenAtFirst;
}

function parse(text: string | null): { columns?: Record<string, unknown>; density?: unknown } {
  if (!text) return {};
  try {
    const stored: unknown = JSON.parse(text);
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch {
    // Unreadable preferences are none.
    return {};
  }
}
