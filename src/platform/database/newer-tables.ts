/**
 * What to say about migrations that this version does not know; undefined when there are none. It is a warning and no
 * refusal: while servers are upgraded one after the other, those of the last version go on, and may have to restart.
 */
export function newerTables(unknown: readonly string[]): string | undefined {
  if (unknown.length === 0) return undefined;
  return `A newer version of Tradepost has migrated this database: ${unknown.join(', ')}. This version goes on with it, which is meant for the time of an upgrade only.`;
}
