/** Somebody who asks. A guest has no session; the customer is the one with the most orders. */
export type Who = 'guest' | 'customer' | 'admin';

/** A query to run on a large store. */
export interface ScaleCase {
  readonly name: string;
  readonly who: Who;
  readonly query: string;
  /** A query for one row in the middle of a list. Its `endCursor` becomes the variable `$after`. */
  readonly cursorFrom?: string;
  /**
   * No index has the rows of its filter in the order of its sort. It may sort up to ten thousand matching rows, and refuse
   * more.
   */
  readonly isUnserved?: true;
  /** A report may read all that it sums up: it is printed, but cannot fail. */
  readonly isReport?: true;
}

/** The ids and times of a store, for the texts of its cases. */
export interface ScaleFacts {
  readonly rows: number;
  /** The moment after its newest row. */
  readonly now: Date;
}

/** The id of the row with this number. */
export function idOf(prefix: string, number: number): string {
  return `"${prefix}_${String(Math.floor(number)).padStart(26, '0')}"`;
}

/** A moment so many days before the end of the store. */
export function daysAgo({ now }: ScaleFacts, days: number): string {
  return `"${new Date(now.getTime() - days * 86_400_000).toISOString()}"`;
}

export function dayAgo(facts: ScaleFacts, days: number): string {
  return `${daysAgo(facts, days).slice(0, 11)}"`;
}
