import type { TableSort } from '../../kit/data-table/table-types.ts';

/** Reads a sort of an address: "NAME", or "-NAME" for descending. Undefined for what the list cannot be sorted by. */
export function parseSort<Field extends string>(
  value: unknown,
  fields: readonly Field[],
): string | undefined {
  const name = typeof value === 'string' ? value.replace(/^-/, '') : '';
  return fields.some(field => field === name) ? String(value) : undefined;
}

/** The sort as the table shows it. */
export function tableSort(sort: string | undefined): TableSort | null {
  if (!sort) return null;
  return { column: sort.replace(/^-/, ''), direction: sort.startsWith('-') ? 'DESC' : 'ASC' };
}

/** The sort as the API takes it. */
export function sortInput<Field extends string>(sort: string | undefined) {
  const shown = tableSort(sort);
  return shown ? { field: shown.column as Field, direction: shown.direction } : undefined;
}

/** The sort as an address holds it. */
export function sortText({ column, direction }: TableSort): string {
  return direction === 'DESC' ? `-${column}` : column;
}
