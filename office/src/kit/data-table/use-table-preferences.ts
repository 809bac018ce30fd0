import { useCallback, useState } from 'react';
import { safeStorage } from '../form/safe-storage.ts';
import { readTablePreferences, type TablePreferences, writeTablePreferences } from './table-preferences.ts';

export function useTablePreferences(table: string) {
  const [preferences, setPreferences] = useState(() => readTablePreferences(safeStorage, table));
  const change = useCallback(
    (part: Partial<TablePreferences>) => {
      const next = { ...preferences, ...part };
      setPreferences(next);
      writeTablePreferences(safeStorage, table, next);
    },
    [preferences, table],
  );
  return [preferences, change] as const;
}
