export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: string | undefined;
  readonly reason: string;
}

/** More than a person reads; a file that is wrong throughout must not fill the memory. */
const maxKept = 200;

/** What was wrong with the files, in the order it was found. */
export class ProblemList {
  readonly kept: Problem[] = [];
  total = 0;

  add(problem: Problem): void {
    this.total++;
    if (this.kept.length < maxKept) this.kept.push(problem);
  }

  /** One line for each: `products.csv:57 price: must be …` */
  lines(): string[] {
    const lines = this.kept.map(
      ({ file, line, column, reason }) => `${file}:${line}${column ? ` ${column}` : ''}: ${reason}`,
    );
    const more = this.total - this.kept.length;
    return more > 0 ? [...lines, `and ${more} more`] : lines;
  }
}

/** Nothing of the run was kept. */
export class ImportFailed extends Error {
  override readonly name = 'ImportFailed';

  constructor(
    message: string,
    readonly problems: ProblemList = new ProblemList(),
  ) {
    super(message);
  }
}
