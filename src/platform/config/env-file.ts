const assignment = /^\s*(?:export\s+)?[A-Za-z_]\w*\s*=[^\S\n]*/;
const isNothing = /^\s*(?:#.*)?$/;

/**
 * The numbers of the lines of an `.env` file that are no `NAME=value`, no comment, and not empty, or whose quotes do not end.
 * Node.js skips such lines silently.
 */
export function brokenLines(text: string): number[] {
  const broken: number[] = [];
  const lines = text.split('\n').map(line => line.replace(/\r$/, ''));
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (isNothing.test(line)) continue;
    const begin = assignment.exec(line)?.[0];
    if (begin === undefined) {
      broken.push(index + 1);
      continue;
    }
    const quote = /^["'`]/.exec(line.slice(begin.length))?.[0];
    if (!quote) continue;
    const end = endOfQuotes(lines, index, begin.length + 1, quote);
    if (end === undefined) broken.push(index + 1);
    else index = end;
  }
  return broken;
}

/** The index of the line in which the quotes end that begin before `start`; undefined if none, or if more follows there. */
function endOfQuotes(
  lines: readonly string[],
  first: number,
  start: number,
  quote: string,
): number | undefined {
  for (let index = first; index < lines.length; index++) {
    const line = lines[index]!;
    const end = line.indexOf(quote, index === first ? start : 0);
    if (end >= 0) return isNothing.test(line.slice(end + 1)) ? index : undefined;
  }
  return undefined;
}
