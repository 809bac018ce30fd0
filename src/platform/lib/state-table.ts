/** The statuses that can follow each status. */
export type StateTable<S extends string> = Readonly<Record<S, readonly S[]>>;

/** Something that has a status, and a number that people know it by. */
export interface Numbered<S extends string> {
  readonly number: string;
  status: S;
}

/**
 * The one function that changes the status of things whose life the table describes: it moves a thing to a status, or
 * leaves it in the one that it has. The caller checks first whether the step is allowed, and says so to the person; a
 * step that the table does not have is an internal error.
 * @param what such a thing, for the message: "Order"
 */
export function advanceBy<S extends string>(
  what: string,
  table: StateTable<S>,
): (thing: Numbered<S>, status: S) => void {
  return (thing, status) => {
    if (thing.status === status) return;
    if (!table[thing.status].includes(status))
      throw new Error(`${what} ${thing.number} cannot go from ${thing.status} to ${status}.`);
    thing.status = status;
  };
}
