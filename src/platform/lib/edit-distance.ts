/**
 * How many letters must be inserted, removed, replaced, or swapped with their neighbor to turn one text into the other, no
 * letter more than once.
 */
export function editDistance(from: string, to: string): number {
  // One row for each letter of `from`: what it takes to turn the letters up to it into each beginning of `to`.
  const rows = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row++) {
    const above = rows[row - 1]!;
    const own = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      own.push(
        Math.min(
          above[column]! + 1,
          own[column - 1]! + 1,
          above[column - 1]! + (isSame ? 0 : 1),
          row > 1 && column > 1 && isSwapped ? rows[row - 2]![column - 2]! + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(own);
  }
  return rows[from.length]![to.length]!;
}
