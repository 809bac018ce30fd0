import { useMemo, useState } from 'react';

export interface SelectedRows<Row> {
  readonly ids: ReadonlySet<string>;
  /** Also those of pages that are out of sight. */
  readonly rows: readonly Row[];
  change(ids: ReadonlySet<string>): void;
}

/** Rows chosen on several pages of a list, with what is known of them. */
export function useSelectedRows<Row extends { readonly id: string }>(
  shown: readonly Row[],
): SelectedRows<Row> {
  const [kept, setKept] = useState<ReadonlyMap<string, Row>>(new Map());
  return useMemo(() => {
    // What is on the page is newer than what was kept when it was chosen.
    const known = new Map([
      ...kept,
      ...shown.filter(row => kept.has(row.id)).map(row => [row.id, row] as const),
    ]);
    return {
      ids: new Set(known.keys()),
      rows: [...known.values()],
      change(ids) {
        const found = new Map([...known, ...shown.map(row => [row.id, row] as const)]);
        setKept(new Map([...found].filter(([id]) => ids.has(id))));
      },
    };
  }, [kept, shown]);
}
