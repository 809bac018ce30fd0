/** How many rows of a file had which effect. */
export interface Changes {
  created: number;
  updated: number;
  unchanged: number;
}

/** Reports why a row is invalid. The row is then not written. */
export type Reject = (line: number, column: string | undefined, reason: string) => void;

/** What the import of one file knows of the file, and what it counts and reports. */
export class ImportRun {
  readonly changes: Changes = { created: 0, updated: 0, unchanged: 0 };

  /**
   * @param missing the columns that a new row needs and the file lacks
   * @param setStock whether a stock column also sets the stock of what exists already
   */
  constructor(
    readonly reject: Reject,
    private readonly missing: readonly string[],
    readonly setStock: boolean,
  ) {}

  /** Rejects a new row when the file lacks columns that it needs. Returns whether it did. */
  rejectsNew(line: number, key: string): boolean {
    if (this.missing.length === 0) return false;
    const columns = `column${this.missing.length > 1 ? 's' : ''} ${this.missing.join(', ')}`;
    this.reject(
      line,
      undefined,
      `"${key}" is new, and a new row needs the ${columns}, which the file lacks.`,
    );
    return true;
  }
}
