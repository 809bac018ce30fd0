import type { FilterChip } from '../../kit/filter/filter-bar.tsx';

/** A filter: its name in the address, its label, and its value as text where it is set. */
export type SetFilter = readonly [name: string, label: string, value: string | false | null | undefined];

/** The chips of the filters that are set. */
export function chips(
  filters: readonly SetFilter[],
  change: (search: Record<string, unknown>) => void,
): FilterChip[] {
  return filters.flatMap(([name, label, value]) =>
    value ? [{ id: name, label, value, onRemove: () => change({ [name]: undefined }) }] : [],
  );
}
