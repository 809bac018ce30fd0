type Place = {
  /** The row that has the focus. */
  index: number;
  count: number;
  /** How many rows are in sight. */
  pageRows: number;
};

/** The row that a key leads to; undefined for keys that lead to none. */
export function rowForKey(key: string, { index, count, pageRows }: Place): number | undefined {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, last);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'PageDown':
      return Math.min(index + pageRows, last);
    case 'PageUp':
      return Math.max(index - pageRows, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
