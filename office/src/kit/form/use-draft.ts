import { type SetStateAction, useCallback, useEffect, useState } from 'react';
import { readDraft, removeDraft, writeDraft } from './draft-store.ts';
import { safeStorage } from './safe-storage.ts';

export type Draft<T> = {
  value: T;
  set: (change: SetStateAction<T>) => void;
  /** Sets one field: set('name', text) for controlled fields. */
  setField: <K extends keyof T>(name: K, value: T[K]) => void;
  /** When the draft that was found was saved; null when the form began empty. */
  restoredAt: Date | null;
  isDirty: boolean;
  discard: () => void;
  /** To be called when the API has taken it. */
  submitted: (next?: T) => void;
};

/**
 * Holds what is typed in a form, and keeps it over reloads, errors, and sign-outs. The key names the person and the object,
 * such as `${userId}.product.${productId}`, since several people share the browser of a counter. Never for passwords.
 */
export function useDraft<T extends object>(key: string, initial: T): Draft<T> {
  const [first, setFirst] = useState(initial);
  const [found] = useState(() => readDraft(safeStorage, key, initial, new Date()));
  const [value, set] = useState(found?.value ?? initial);
  const [restoredAt, setRestoredAt] = useState(found?.savedAt ?? null);

  useEffect(() => writeDraft(safeStorage, key, value, first, new Date()), [key, value, first]);

  const begin = useCallback(
    (next: T) => {
      removeDraft(safeStorage, key);
      setFirst(next);
      set(next);
      setRestoredAt(null);
    },
    [key],
  );
  const setField = useCallback(
    <K extends keyof T>(name: K, fieldValue: T[K]) => set(all => ({ ...all, [name]: fieldValue })),
    [],
  );
  const discard = useCallback(() => begin(first), [begin, first]);
  const submitted = useCallback((next?: T) => begin(next ?? first), [begin, first]);
  const isDirty = JSON.stringify(value) !== JSON.stringify(first);
  return { value, set, setField, restoredAt, isDirty, discard, submitted };
}
