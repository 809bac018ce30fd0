/** The statuses that can follow each status. */
export type StateTable<S extends string> = Readonly<Record<S, readonly S[]>>;

/**
 * The one function that changes a status of things whose life the table describes: it moves a thing to a status, or
 * leaves it in the one that it has. The caller checks first whether the step is allowed, and says so to the person; a
 * step that the table does not have is an internal error.
 * @param what such a thing, for the message: "Order"
 * @param property which of its statuses, where it has several
 */
export function advanceBy<S extends string, P extends string = 'status'>(
  what: string,
  table: StateTable<S>,
  property: P = 'status' as P,
): (thing: { readonly number: string } & { -readonly [Name in P]: S }, status: S) => void {
  return (thing, status) => {
    const before = thing[property] as S;
    if (before === status) return;
    if (!table[before].includes(status))
      throw new Error(`${what} ${thing.number} cannot go from ${before} to ${status}.`);
    (thing as Record<P, S>)[property] = status;
  };
}
