import type { FilterChip } from '../../kit/filter/filter-bar.tsx';

/** The chips of the filters that are set: each is its name in the address, its label, and its value as text. */
export function chips(
  filters: readonly (readonly [name: string, label: string, value: string | undefined | null])[],
  change: (search: Record<string, unknown>) => void,
): FilterChip[] {
  return filters.flatMap(([name, label, value]) =>
    value ? [{ id: name, label, value, onRemove: () => change({ [name]: undefined }) }] : [],
  );
}
