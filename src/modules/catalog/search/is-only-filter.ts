/** Whether nothing in a filter is given but this. */
export function isOnlyFilter(filter: object | null | undefined, name: string): boolean {
  return Object.entries(filter ?? {}).every(([key, value]) => key === name || value == null);
}
